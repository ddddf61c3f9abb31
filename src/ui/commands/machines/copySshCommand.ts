import { l10n } from 'vscode';
import { privateAddress, sshAddresses, sshCommand } from '../../../core/machines/machine';
import { tell } from '../../messages';
import type { Services } from '../../services';
import type { Call } from '../command';
import { copyText } from '../copy/copyFact';
import { whichMachine } from './whichMachine';

/** With the private address, if there is one; a button copies the public one. Resolves to what was copied. */
export async function run(services: Services, call: Call): Promise<string | undefined> {
  const title = l10n.t('Copy SSH Command');
  const chosen = await whichMachine(services, call, title, found => sshAddresses(found)[0]);
  if (!chosen) return undefined;
  const { address, machine } = chosen;
  const copied = await copyText(sshCommand(address));
  if (address !== privateAddress(machine)) return copied;
  const [, outside] = sshAddresses(machine);
  tell(
    l10n.t('Copied {0}. That address answers inside its private network only.', copied),
    ...(outside ? [{ title: l10n.t('Copy with the Public Address'), run: () => copyText(sshCommand(outside)) }] : []),
  );
  return copied;
}
