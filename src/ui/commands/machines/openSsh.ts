import { commands, l10n } from 'vscode';
import { sshAddresses, sshDestination } from '../../../core/machines/machine';
import type { Services } from '../../services';
import type { Call } from '../command';
import { whichMachine } from './whichMachine';

/**
 * A new window on a machine, by its public address, if it has one: Remote - SSH runs on the person's own computer, from which a
 * private address is often not reached. Resolves to `{ id, address }`: the window goes on by itself.
 */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const title = l10n.t('Connect with Remote - SSH');
  const chosen = await whichMachine(services, call, title, found => sshAddresses(found).at(-1));
  if (!chosen) return undefined;
  const { machine, address } = chosen;
  // Where no extension can open it, VS Code offers to install Remote - SSH.
  await commands.executeCommand('vscode.newWindow', { remoteAuthority: `ssh-remote+${sshDestination(address)}` });
  return { id: machine.id, address };
}
