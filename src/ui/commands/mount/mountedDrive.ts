import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { visible, visibleLabel } from '../../../core/text/visible';
import { tell } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { readArguments, textGiven } from '../arguments';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { isBesideFiles } from './besideFiles';

export interface DriveHere {
  readonly drive: Drive;
  /** Where it is mounted on this host, by a look at this moment. */
  readonly directories: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
}

export interface MountedDrive extends Omit<DriveHere, 'directories'> {
  readonly directory: string;
}

/** A drive that is mounted on this host. Says so where it is not, and asks where it is mounted twice. */
export async function whichMounted(services: Services, call: Call, title: string): Promise<MountedDrive | undefined> {
  const here = await whichHere(services, call, title);
  if (here?.directories.length === 0) tellNotMounted(here.drive);
  return here && atOneDirectory(here, title);
}

/** A drive, and where it is mounted on this host, if it is. */
export async function whichHere(services: Services, call: Call, title: string): Promise<DriveHere | undefined> {
  if (!isBesideFiles(services)) return undefined;
  const chosen = await whichDrive(services, onItsDrive(call), title);
  if (!chosen) return undefined;
  const drive = await driveNow(chosen.account, chosen.id);
  const directories = (await services.mounts.lookAfterChange()).directoriesOf(drive.mountPoint);
  return { drive, directories, given: chosen.given };
}

/** The row of a directory stands for that directory of its drive; only here, so that no other command takes it for the drive. */
function onItsDrive(call: Call): Call {
  const called = readArguments(call);
  const row = 'rows' in called ? called.rows[0] : undefined;
  return row?.kind === 'mount' ? { ...call, args: [{ id: row.drive, directory: row.directory }] } : call;
}

export const tellNotMounted = ({ name }: Drive) => tell(l10n.t('{0} is not mounted here.', visible(name)));

/** Asks which, if there are several and none is given. Undefined: there is none, or backed out. */
export async function atOneDirectory(
  { drive, directories, given }: DriveHere,
  title: string,
): Promise<MountedDrive | undefined> {
  const wanted = textGiven(given, 'directory');
  if (wanted !== undefined && !directories.includes(wanted)) {
    if (directories.length > 0) tellNotMounted(drive);
    return undefined;
  }
  const directory = wanted ?? (directories.length > 1 ? await whichDirectory(directories, title) : directories[0]);
  return directory === undefined ? undefined : { drive, directory, given };
}

async function whichDirectory(directories: readonly string[], title: string): Promise<string | undefined> {
  const items = directories.map(directory => ({ label: visibleLabel(directory), directory }));
  const answer = await pick({ title, placeholder: l10n.t('It is mounted at several places'), items });
  return answer?.kind === 'chosen' ? answer.value.directory : undefined;
}
