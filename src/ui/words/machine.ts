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
  switch (machine.state) {
    case 'off':
      return l10n.t('off');
    case 'starting':
      return l10n.t('starting…');
    case 'stopping':
      return l10n.t('stopping…');
    case 'restarting':
      return l10n.t('restarting…');
    case 'upgrading':
      return l10n.t('upgrading…');
    case 'provisioning':
      return l10n.t('provisioning…');
    default:
      return visible(machine.state);
  }
}
