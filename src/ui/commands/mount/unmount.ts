import { l10n, window, workspace } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { unmountAndForget } from '../../../core/mount/here/forgetScript';
import { isInside } from '../../../core/mount/here/inside';
import { ownShell } from '../../../core/mount/here/ownShell';
import { forgetCommand, unmountCommand } from '../../../core/mount/here/terminalCommand';
import { visible } from '../../../core/text/visible';
import { commandButton } from '../../commandButton';
import { tell, warn } from '../../messages';
import { showRunning, type RunEnd } from '../../mount/terminalRun';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { endWords } from '../../words/runEnd';
import type { Call } from '../command';
import { directoryAtStart, forgetGiven, forgetLine, tellStays } from './fstabLine';
import { atOneDirectory, whichHere } from './mountedDrive';
import { runUnmount } from './runUnmount';
import { typeForPerson } from './typeForPerson';
import { usersOf } from './usersOf';

/**
 * Unmounts a drive, never by force; takes `{ id, forget }` too, where `forget` takes our line out of /etc/fstab. That may
 * be there without a mount, when the mount failed.
 * Resolves to `{ id, directory, forgotten }`.
 */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const here = await whichHere(services, call, l10n.t('Unmount'));
  if (here && showRunning(services.mounts, here.drive.id)) return undefined;
  if (here?.directories.length === 0) return forgetLine(services, here.drive, here.given);
  const mounted = here && (await atOneDirectory(here, l10n.t('Unmount')));
  if (!mounted) return undefined;
  const { drive, directory, given } = mounted;
  if (!(await agreesToLeave(drive, directory))) return undefined;
  const shell = ownShell(process.platform);
  if (shell) return typeForPerson(services, drive, shell, shell.unmount(directory));
  const forget = await whetherToForget(drive, forgetGiven(given));
  if (forget === undefined) return undefined;
  const { mounts } = services;
  const end = await runUnmount(services, drive, unmountAndForget, file =>
    forget ? forgetCommand(file, drive.id, directory) : unmountCommand(file, directory),
  );
  if ((await mounts.lookAfterChange()).directoriesOf(drive.mountPoint).includes(directory)) {
    await tellStillMounted(end, drive, directory);
    return undefined;
  }
  const stays = forget && (await directoryAtStart(drive.id)) !== undefined;
  if (stays) tellStays(end, visible(drive.name));
  else tell(l10n.t('{0} is unmounted from {1}.', visible(drive.name), visible(directory)));
  return { id: drive.id, directory, forgotten: forget && !stays };
}

/** What is open in this window would be gone from under it. */
async function agreesToLeave({ name }: Drive, directory: string): Promise<boolean> {
  const inside = (workspace.workspaceFolders ?? []).filter(({ uri }) => isInside(uri.fsPath, directory));
  if (inside.length === 0) return true;
  const go = l10n.t('Unmount');
  const names = inside.map(each => visible(each.name)).join(', ');
  const detail = l10n.t(
    'These folders of this window lie on it, and will be empty: {0}. Save your files first.',
    names,
  );
  const question = l10n.t('Unmount {0} from {1}?', visible(name), visible(directory));
  return (await window.showWarningMessage(question, { modal: true, detail }, go)) === go;
}

/** Where our line in /etc/fstab would mount it again. */
async function whetherToForget({ id, name }: Drive, given: boolean | undefined): Promise<boolean | undefined> {
  if ((await directoryAtStart(id)) === undefined) return false;
  if (given !== undefined) return given;
  const answer = await pick({
    title: l10n.t('Unmount {0}', visible(name)),
    placeholder: l10n.t('A line in /etc/fstab mounts it at every start'),
    items: [
      { label: `$(debug-pause) ${l10n.t('Until it is used again, or the next start')}`, forget: false },
      { label: `$(trash) ${l10n.t('For good: remove the line and the stored credentials')}`, forget: true },
    ],
  });
  return answer?.kind === 'chosen' ? answer.value.forget : undefined;
}

async function tellStillMounted(end: RunEnd, drive: Drive, directory: string): Promise<void> {
  // A message without a button is cut off after its first line.
  const again = commandButton(l10n.t('Try Again'), 'unmount', { id: drive.id, directory });
  const still = l10n.t('{0} is still mounted at {1}.', visible(drive.name), visible(directory));
  if (end.kind === 'over' && end.output.includes('busy')) {
    const users = await usersOf(directory);
    const who =
      users.length === 0
        ? l10n.t('Something on this machine uses it: close files in it, and leave its directory.')
        : l10n.t('In use by: {0}.', users.join(', '));
    warn(`${still} ${who}`, again);
  } else {
    warn(`${still} ${endWords(end)}`.trim(), again);
  }
}
