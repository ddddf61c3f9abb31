import { l10n, window, type Disposable, type Uri } from 'vscode';
import { showingFailure } from './commands/command';
import { KeyringFails, LoadingStopped, NoSuchDrive } from './problems';
import type { Services } from './services';
import { later } from './loadLater';

/** `…://shared-drives.paperspace-shared-drives/drive/<id>` shows a drive in the view, and does nothing else. */
export function registerLinkHandler(services: Services): Disposable {
  const open = async (uri: Uri): Promise<void> => {
    const [, id] = /^\/drive\/([A-Za-z0-9_-]+)$/.exec(uri.path) ?? [];
    if (id === undefined) {
      (await later()).warn(l10n.t('This link names no shared drive.'));
      return;
    }
    await showingFailure(
      services,
      `link ${id}`,
      () => revealLinked(services, id),
      () => open(uri),
    );
  };
  return window.registerUriHandler({ handleUri: open });
}

/**
 * Shows the drive's row. A drive that the list does not have may be newer than the list, so that is read again, once.
 * Rejects with what kept the list from being read, or with NoSuchDrive once it was read.
 */
export async function revealLinked({ accounts, view }: Pick<Services, 'accounts' | 'view'>, id: string): Promise<void> {
  await accounts.required();
  if (await view.reveal(id)) return;
  const teams = await view.refresh();
  if (await view.reveal(id)) return;
  // In whatever team it is: one whose list is not whole may be the one.
  const problems = teams.flatMap(({ list }) => list.state.problem ?? []);
  const failed = problems.find(problem => problem.kind === 'failed');
  if (failed) throw failed.error;
  if (accounts.unreadable.length > 0) throw new KeyringFails();
  throw problems.length > 0 ? new LoadingStopped() : new NoSuchDrive(teams.length);
}
