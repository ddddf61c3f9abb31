import { l10n } from 'vscode';
import type { Machine } from '../../../core/drives/drive';
import { privateAddress, sshAddresses, sshCommand } from '../../../core/machines/machine';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { showingFailure, type Call } from '../command';
import { copyText } from '../copy/copyFact';
import { addressNow, whichMachine } from './whichMachine';

/** With the private address, if there is one; a button copies the public one. Resolves to what was copied. */
export async function run(services: Services, call: Call): Promise<string | undefined> {
  const title = l10n.t('Copy SSH Command');
  const chosen = await whichMachine(services, call, title, found => sshAddresses(found)[0]);
  if (!chosen) return undefined;
  const { account, address, machine } = chosen;
  const copied = await copyText(sshCommand(address));
  if (address !== privateAddress(machine)) return copied;
  const copyOutside = (): unknown =>
    showingFailure(
      services,
      'copySshCommand',
      async () => {
        // The message may have stood for long.
        const now = await addressNow([account], machine.id, outside);
        if (now) await copyText(sshCommand(now.address));
      },
      copyOutside,
    );
  tell(
    l10n.t('Copied {0}. That address answers inside its private network only.', copied),
    ...(outside(machine) ? [{ title: l10n.t('Copy with the Public Address'), run: copyOutside }] : []),
  );
  return copied;
}

function outside(machine: Machine): string | undefined {
  return sshAddresses(machine).find(address => address !== privateAddress(machine));
}
