import { l10n, window } from 'vscode';
import { isBadKey } from '../../../core/api/errors';
import { deleteDrives, readNow, type DeleteOutcome } from '../../../core/drives/deleteDrives';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { described } from '../../log';
import { showingWork } from '../../longWork';
import { tellKeyRefused, warn } from '../../messages';
import { NoSuchDrive } from '../../problems';
import type { Services } from '../../services';
import { refuseBusy } from '../busy';
import { showingFailure, type Call } from '../command';
import { whichDrives } from '../whichDrives';
import { confirmDelete } from './confirmDelete';
import { stoppedWords, summarize } from './summary';

/** Always asks. Resolves to `{ deleted, failed }`, lists of ids; what was not tried counts as failed. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const chosen = await whichDrives(services, call, l10n.t('Delete a Drive'));
  if (!chosen) return undefined;
  const outcome = await deleteAsking(services, chosen.account, chosen.ids);
  return outcome && { deleted: outcome.deleted.map(({ id }) => id), failed: keptOf(outcome).map(({ id }) => id) };
}

/**
 * Asks, deletes and says how that ended. Undefined: nobody wanted it after all.
 *
 * @param signal aborted: nobody wants it any more, and what is not sent by then is not
 */
export async function deleteAsking(
  services: Services,
  account: Account,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<DeleteOutcome | undefined> {
  refuseBusy(account, ids);
  const [drives, mounts] = await Promise.all([readBefore(account, ids), services.mounts.look()]);
  const { refused } = services.accounts;
  const { told } = refused;
  if (!(await confirmDelete(mounts, account, drives, signal)) || signal?.aborted) return undefined;
  // Something may have begun while the question stood.
  refuseBusy(account, ids);
  const outcome = await remove(account, drives);
  const { failed } = outcome;
  for (const { drive, error } of failed) services.log.error(`delete ${drive.id}: ${described(error)}`);
  const keyRefused = failed.find(({ error }) => isBadKey(error))?.error;
  if (keyRefused) {
    goOnWithNextKey(services, account, keptOf(outcome));
    if (!refused.isSaid(told)) void tellKeyRefused(refused, keyRefused, stoppedWords(outcome));
  } else {
    summarize(outcome);
    if (failed.length > 0) services.view.refreshAfterChange();
  }
  return outcome;
}

function keptOf({ failed, untried }: DeleteOutcome): readonly Drive[] {
  return [...failed.map(({ drive }) => drive), ...untried];
}

/** Asks again: another key may come much later, and what was agreed to then may be mounted or in use by that time. */
function goOnWithNextKey(services: Services, account: Account, drives: readonly Drive[]): void {
  const ids = drives.map(({ id }) => id);
  const again = async () => deleteAsking(services, await services.accounts.required(), ids);
  const what = `delete ${ids.join(' ')}`;
  services.accounts.refused.wait(what, account, () => showingFailure(services, what, again, undefined));
}

/** Fetched first, so that what is asked is true now. Drives that are gone are told of. */
async function readBefore(account: Account, ids: readonly string[]): Promise<readonly Drive[]> {
  const reading = readNow(account.client, account.list.store, ids, account.signal);
  const drives = await window.withProgress({ location: { viewId: 'paperspaceDrives.drives' } }, () => reading);
  const gone = ids.length - drives.length;
  if (drives.length === 0) throw new NoSuchDrive();
  if (gone > 0) warn(l10n.t('{0} of the {1} selected drives are gone already.', gone, ids.length));
  return drives;
}

/** The rows say what is under way. A notification would stay for a while beside the summary, so the status bar names it. */
function remove(account: Account, drives: readonly Drive[]): Promise<DeleteOutcome> {
  return showingWork(titleOf(drives), () => deleteDrives(account.client, account.list.store, drives, account.signal));
}

function titleOf(drives: readonly Drive[]): string {
  const [only] = drives;
  return only && drives.length === 1
    ? l10n.t('Deleting {0}…', visible(only.name))
    : l10n.t('Deleting {0} drives…', drives.length);
}
