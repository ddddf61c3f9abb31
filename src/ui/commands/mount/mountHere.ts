import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { ownShell } from '../../../core/mount/here/ownShell';
import { visible } from '../../../core/text/visible';
import { commandButton } from '../../commandButton';
import { tell } from '../../messages';
import { showRunning } from '../../mount/terminalRun';
import type { Services } from '../../services';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { askMount } from './askMount';
import { isBesideFiles } from './besideFiles';
import { mountOnLinux } from './mountOnLinux';
import { typeSnippet } from './typeForPerson';

/**
 * Mounts a drive on the host the extension runs on, in a terminal where the person sees how; takes
 * `{ id, directory, atEveryStart, vers }` too. Resolves to `{ id, directory }` once it is mounted.
 */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  if (!isBesideFiles(services)) return undefined;
  const chosen = await whichDrive(services, call, l10n.t('Mount Here'));
  if (!chosen) return undefined;
  const { account, given } = chosen;
  if (showRunning(services.mounts, chosen.id)) return undefined;
  const drive = await driveNow(account, chosen.id);
  const mounts = await services.mounts.lookAfterChange();
  const [directory] = mounts.directoriesOf(drive.mountPoint);
  if (directory !== undefined) {
    return mounted(drive, directory, l10n.t('{0} is already mounted at {1}.', visible(drive.name), visible(directory)));
  }
  const shell = ownShell(process.platform);
  if (shell) return typeSnippet(services, account, drive, shell);
  const wish = await askMount(drive, account.list.store.drives, mounts, given);
  const done = wish && (await mountOnLinux(services, account, drive.id, wish));
  if (done === undefined) return undefined;
  return mounted(drive, done, l10n.t('{0} is mounted at {1}.', visible(drive.name), visible(done)));
}

function mounted({ id }: Drive, directory: string, text: string): object {
  tell(text, commandButton(l10n.t('Open Folder'), 'openFolder', { id }));
  return { id, directory };
}
