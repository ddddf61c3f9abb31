import { readFile } from 'node:fs/promises';
import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { forgetUnmounted } from '../../../core/mount/here/forgetScript';
import { forgetCommand } from '../../../core/mount/here/terminalCommand';
import { directoryInFstab } from '../../../core/mount/table/fstab';
import { visible } from '../../../core/text/visible';
import { tell, warn } from '../../messages';
import type { RunEnd } from '../../mount/terminalRun';
import { BadArgument } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { endWords } from '../../words/runEnd';
import { tellNotMounted } from './mountedDrive';
import { runUnmount } from './runUnmount';

type Given = Readonly<Record<string, unknown>>;

/** Where our line in /etc/fstab mounts a drive at every start; undefined where there is none. */
export async function directoryAtStart(id: string): Promise<string | undefined> {
  return directoryInFstab(await readFile('/etc/fstab', 'utf8').catch(() => ''), id);
}

export function forgetGiven({ forget }: Given): boolean | undefined {
  if (forget !== undefined && typeof forget !== 'boolean') throw new BadArgument('forget');
  return forget;
}

/**
 * For a drive that is not mounted: takes the line of ours away that would mount it at every start. Resolves to
 * `{ id, directory, forgotten }`; to undefined where there is none, which is said, or where it stays.
 */
export async function forgetLine(services: Services, drive: Drive, given: Given): Promise<object | undefined> {
  const { id } = drive;
  const wanted = forgetGiven(given);
  const directory = process.platform === 'linux' ? await directoryAtStart(id) : undefined;
  if (directory === undefined || wanted === false) {
    tellNotMounted(drive);
    return undefined;
  }
  if (wanted !== true && !(await wantsToForget(drive, directory))) return undefined;
  const name = visible(drive.name);
  const end = await runUnmount(services, drive, forgetUnmounted, file => forgetCommand(file, id, directory));
  if ((await directoryAtStart(id)) !== undefined) {
    tellStays(end, name);
    return undefined;
  }
  tell(l10n.t('{0} is no longer mounted at every start.', name));
  return { id, directory, forgotten: true };
}

async function wantsToForget({ name }: Drive, directory: string): Promise<boolean> {
  const answer = await pick({
    title: l10n.t('Unmount {0}', visible(name)),
    placeholder: l10n.t(
      'It is not mounted, but a line in /etc/fstab mounts it at {0} at every start',
      visible(directory),
    ),
    items: [{ label: `$(trash) ${l10n.t('Remove the line and the stored credentials')}` }],
  });
  return answer?.kind === 'chosen';
}

/** Of a drive that was to be mounted no more. */
export function tellStays(end: RunEnd, name: string): void {
  const stays = l10n.t('A line in /etc/fstab still mounts {0} at every start.', name);
  warn(`${stays} ${endWords(end)}`.trim());
}
