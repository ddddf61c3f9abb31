import { l10n } from 'vscode';
import type { Machine } from '../../core/drives/drive';
import { isReady, isWindows } from '../../core/machines/machine';
import { visible } from '../../core/text/visible';

/** Behind a machine's name, each for itself: `ready`, `Windows 10`, `10.64.92.5`. */
export function machineFacts(machine: Machine): readonly string[] {
  // Of systems only Windows is told: it is why there is no ssh.
  const system = isWindows(machine) ? [visible(machine.os)] : [];
  return [stateWords(machine), ...system, visible(machine.privateIp ?? l10n.t('no private address'))];
}

/** A state that nobody has heard of is told as the service does. */
function stateWords(machine: Machine): string {
  if (isReady(machine)) return l10n.t('ready');
  const words = new Map([
    ['off', l10n.t('off')],
    ['starting', l10n.t('starting…')],
    ['stopping', l10n.t('stopping…')],
    ['restarting', l10n.t('restarting…')],
    ['upgrading', l10n.t('upgrading…')],
    ['provisioning', l10n.t('provisioning…')],
  ]);
  return words.get(machine.state) ?? visible(machine.state);
}
