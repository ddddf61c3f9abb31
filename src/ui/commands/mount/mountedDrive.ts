import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import { tell } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { isBesideFiles } from './besideFiles';

export interface MountedDrive {
  readonly drive: Drive;
  readonly directory: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** A drive that is mounted on this host, by a look at this moment. Says so where it is not, and asks where it is mounted twice. */
export async function whichMounted(services: Services, call: Call, title: string): Promise<MountedDrive | undefined> {
  if (!isBesideFiles(services)) return undefined;
  const chosen = await whichDrive(services, call, title);
  if (!chosen) return undefined;
  const drive = await driveNow(chosen.account, chosen.id);
  const directories = (await services.mounts.lookAfterChange()).directoriesOf(drive.mountPoint);
  if (directories.length === 0) {
    tell(l10n.t('{0} is not mounted here.', visible(drive.name)));
    return undefined;
  }
  const directory = await whichDirectory(directories, title);
  return directory === undefined ? undefined : { drive, directory, given: chosen.given };
}

async function whichDirectory(directories: readonly string[], title: string): Promise<string | undefined> {
  if (directories.length === 1) return directories[0];
  const items = directories.map(directory => ({ label: visible(directory), directory }));
  const answer = await pick({ title, placeholder: l10n.t('It is mounted at several places'), items });
  return answer?.kind === 'chosen' ? answer.value.directory : undefined;
}
