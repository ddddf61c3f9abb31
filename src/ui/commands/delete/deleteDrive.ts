import { l10n, ProgressLocation, window } from 'vscode';
import { deleteDrives, readNow, type DeleteOutcome } from '../../../core/drives/deleteDrives';
import { ApiError } from '../../../core/api/errors';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { described } from '../../log';
import { showLogButton, tell, tellFailure, warn } from '../../messages';
import { NoSuchDrive } from '../../problems';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { isCancel, type Call } from '../command';
import { whichDrives } from '../whichDrives';
import { confirmDelete } from './confirmDelete';

/** Always asks. Resolves to `{ deleted, failed }`, lists of ids. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const chosen = await whichDrives(services, call, l10n.t('Delete a Drive'));
  if (!chosen) return undefined;
  const { account, ids } = chosen;
  const drives = await readBefore(services, account, ids);
  if (!(await confirmDelete(account, drives))) return undefined;
  const outcome = await remove(account, drives);
  for (const { drive, error } of outcome.failed) services.log.error(`delete ${drive.id}: ${described(error)}`);
  if (outcome.failed.length > 0) await services.view.refresh();
  summarize(services, drives, outcome);
  return { deleted: outcome.deleted.map(d => d.id), failed: outcome.failed.map(f => f.drive.id) };
}

/** Fetched first, so that what is asked is true now. Drives that are gone are told of, and leave the list with its next reading. */
async function readBefore({ view }: Services, account: Account, ids: readonly string[]): Promise<readonly Drive[]> {
  const reading = readNow(account.client, account.list.store, ids, account.signal);
  const drives = await Promise.resolve(
    window.withProgress({ location: { viewId: 'paperspaceDrives.drives' } }, () => reading),
  ).catch((error: unknown) => {
    if (error instanceof ApiError && error.kind === 'notFound') return [];
    throw error;
  });
  const gone = ids.length - drives.length;
  if (gone > 0) void view.refresh().catch(() => undefined);
  if (drives.length === 0) throw new NoSuchDrive();
  if (gone > 0) warn(l10n.t('{0} of the {1} selected drives are gone already.', gone, ids.length));
  return drives;
}

function remove(account: Account, drives: readonly Drive[]): Promise<DeleteOutcome> {
  const title = titleOf(drives);
  return Promise.resolve(
    window.withProgress({ location: ProgressLocation.Notification, title }, () =>
      deleteDrives(account.client, account.list.store, drives, account.signal),
    ),
  );
}

function titleOf(drives: readonly Drive[]): string {
  const [only] = drives;
  return only && drives.length === 1
    ? l10n.t('Deleting {0}…', visible(only.name))
    : l10n.t('Deleting {0} drives…', drives.length);
}

/** One message for all of them, which says what failed and why. */
function summarize(services: Services, drives: readonly Drive[], { deleted, failed }: DeleteOutcome): void {
  const [first] = failed;
  const [only] = deleted;
  if (failed.every(({ error }) => isCancel(error)) && deleted.length === 0) return;
  if (!first) {
    tell(
      only && deleted.length === 1
        ? l10n.t('Deleted {0}.', visible(only.name))
        : l10n.t('Deleted {0} drives.', deleted.length),
    );
  } else if (drives.length === 1) {
    const what = l10n.t('{0} was not deleted, as far as is known.', visible(first.drive.name));
    tellFailure(first.error, () => services.view.refresh(), what);
  } else {
    const whys = failed.map(({ drive, error }) => `${visible(drive.name)} (${drive.id}): ${wordsFor(error).text}`);
    warn(
      l10n.t('Deleted {0} of {1} drives. Failed: {2}', deleted.length, drives.length, whys.join(' · ')),
      showLogButton(),
    );
  }
}
