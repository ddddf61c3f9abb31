import { l10n } from 'vscode';
import { isBadKey } from '../../../core/api/errors';
import { deleteDrives, readNow, type DeleteOutcome } from '../../../core/drives/deleteDrives';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { described, whose } from '../../log';
import { showingInView, showingWork } from '../../longWork';
import { tellKeyRefused, warn } from '../../messages';
import { NoSuchDrive } from '../../problems';
import type { Services } from '../../services';
import { refuseBusy } from '../busy';
import { showingFailure, type Call } from '../command';
import type { DriveOfTeam } from '../pickDrive';
import { whichDrives, type TeamDrives } from '../whichDrives';
import { confirmDelete } from './confirmDelete';
import { stoppedWords, summarize } from './summary';

/** What became of one team's part. */
interface TeamOutcome {
  readonly account: Account;
  readonly outcome: DeleteOutcome;
}

/** Always asks. Resolves to `{ deleted, failed }`, lists of ids; what was not tried counts as failed. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const chosen = await whichDrives(services, call, l10n.t('Delete a Drive'));
  if (!chosen) return undefined;
  const outcome = await deleteAsking(services, chosen.teams);
  return outcome && { deleted: outcome.deleted.map(({ id }) => id), failed: keptOf(outcome).map(({ id }) => id) };
}

/**
 * Asks once for all, deletes and says how that ended. Undefined: nobody wanted it after all.
 *
 * @param signal aborted: nobody wants it any more, and what is not sent by then is not
 */
export async function deleteAsking(
  services: Services,
  teams: readonly TeamDrives[],
  signal?: AbortSignal,
): Promise<DeleteOutcome | undefined> {
  for (const { account, ids } of teams) refuseBusy(account, ids);
  const [drives, mounts] = await Promise.all([readBefore(teams), services.mounts.look()]);
  const { teams: all, refused } = services.accounts;
  const { told } = refused;
  if (!(await confirmDelete({ mounts, teams: all }, drives, signal)) || signal?.aborted) return undefined;
  // Something may have begun while the question stood.
  for (const { account, drive } of drives) refuseBusy(account, [drive.id]);
  const outcomes = await remove(drives);
  const whole = together(outcomes);
  let isTold = false;
  for (const { account, outcome } of outcomes) {
    for (const { drive, error } of outcome.failed)
      services.log.error(`${whose(account)}delete ${drive.id}: ${described(error)}`);
    const keyRefused = outcome.failed.find(({ error }) => isBadKey(error))?.error;
    if (!keyRefused) continue;
    isTold = true;
    goOnWithNextKey(services, { account, ids: keptOf(outcome).map(({ id }) => id) });
    if (!refused.isSaid(told, account))
      void tellKeyRefused(services.accounts, keyRefused, account, stoppedWords(outcome));
  }
  // What a refused key has stopped is told with it; the rest in one message.
  const rest = outcomes.filter(({ outcome }) => !outcome.failed.some(({ error }) => isBadKey(error)));
  if (!isTold || rest.length > 0) summarize(together(rest), rest[0]?.account);
  for (const { account, outcome } of rest) if (outcome.failed.length > 0) services.view.refreshAfterChange(account);
  return whole;
}

function together(outcomes: readonly TeamOutcome[]): DeleteOutcome {
  return {
    deleted: outcomes.flatMap(({ outcome }) => outcome.deleted),
    failed: outcomes.flatMap(({ outcome }) => outcome.failed),
    untried: outcomes.flatMap(({ outcome }) => outcome.untried),
  };
}

function keptOf({ failed, untried }: DeleteOutcome): readonly Drive[] {
  return [...failed.map(({ drive }) => drive), ...untried];
}

/** Asks again: another key may come much later, and what was agreed to then may be mounted or in use by that time. */
function goOnWithNextKey(services: Services, { account, ids }: TeamDrives): void {
  const { accounts } = services;
  const again = async () => deleteAsking(services, [{ account: (await accounts.sameTeam(account)) ?? account, ids }]);
  const what = `delete ${ids.join(' ')}`;
  accounts.refused.wait(what, account, () => showingFailure(services, what, again, undefined));
}

/** Fetched first, so that what is asked is true now. Drives that are gone are told of. */
async function readBefore(teams: readonly TeamDrives[]): Promise<readonly DriveOfTeam[]> {
  const reading = Promise.all(
    teams.map(async ({ account, ids }) => {
      const drives = await readNow(account.client, account.list.store, ids, account.signal);
      return drives.map(drive => ({ account, drive }));
    }),
  );
  const drives = (await showingInView(reading)).flat();
  const wanted = teams.reduce((sum, { ids }) => sum + ids.length, 0);
  const gone = wanted - drives.length;
  if (drives.length === 0) throw new NoSuchDrive(teams.length);
  if (gone > 0) warn(l10n.t('{0} of the {1} selected drives are gone already.', gone, wanted));
  return drives;
}

/** The rows say what is under way. A notification would stay for a while beside the summary, so the status bar names it. */
async function remove(drives: readonly DriveOfTeam[]): Promise<readonly TeamOutcome[]> {
  const teams = [...new Set(drives.map(({ account }) => account))];
  return showingWork(titleOf(drives), () =>
    Promise.all(
      teams.map(async account => {
        const own = drives.flatMap(each => (each.account === account ? each.drive : []));
        return { account, outcome: await deleteDrives(account.client, account.list.store, own, account.signal) };
      }),
    ),
  );
}

function titleOf(drives: readonly DriveOfTeam[]): string {
  const [only] = drives;
  return only && drives.length === 1
    ? l10n.t('Deleting {0}…', visible(only.drive.name))
    : l10n.t('Deleting {0} drives…', drives.length);
}
