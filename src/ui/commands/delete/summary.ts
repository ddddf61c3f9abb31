import { l10n } from 'vscode';
import { isBadKey } from '../../../core/api/errors';
import type { DeleteFailure, DeleteOutcome } from '../../../core/drives/deleteDrives';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { start } from '../../commandButton';
import { showLogButton, tell, tellFailure, warn } from '../../messages';
import { wordsFor } from '../../words/failure';

/**
 * One message for all of them: what went, what did not and why, and what was not tried.
 * @param team whose it is if it is one drive
 */
export function summarize({ deleted, failed, untried }: DeleteOutcome, team: Account | undefined): void {
  const [first] = failed;
  const count = deleted.length + failed.length + untried.length;
  if (first && count === 1) tellOneFailed(first, team);
  else if (first || untried.length > 0) warn(severalWords(count, { deleted, failed, untried }), showLogButton());
  else tell(deletedWords(deleted));
}

function deletedWords(deleted: readonly Drive[]): string {
  const [only] = deleted;
  return only && deleted.length === 1
    ? l10n.t('Deleted {0}.', visible(only.name))
    : l10n.t('Deleted {0} drives.', deleted.length);
}

/** Try Again asks anew, about the drive as it is then. */
function tellOneFailed({ drive, error, deleted }: DeleteFailure, team: Account | undefined): void {
  const retry = () => start('deleteDrive', { id: drive.id });
  tellFailure(error, retry, failedWords(visible(drive.name), deleted), team);
}

/** What a refused key has stopped, before the words of that. */
export function stoppedWords({ deleted, failed, untried }: DeleteOutcome): string {
  const [first] = failed;
  const count = deleted.length + failed.length + untried.length;
  if (first && count === 1) return failedWords(visible(first.drive.name), first.deleted);
  // What the key has stopped goes on; what failed before is told of now.
  const others = failed.filter(({ error }) => !isBadKey(error));
  return others.length === 0
    ? l10n.t('Deleted {0} of {1} drives.', deleted.length, count)
    : l10n.t('Deleted {0} of {1} drives. Failed: {2}', deleted.length, count, whysOf(others));
}

/** What is known of a drive that was to be deleted, before the words of why. */
export function failedWords(name: string, deleted: DeleteFailure['deleted']): string {
  return {
    no: l10n.t('{0} was not deleted.', name),
    stillThere: l10n.t('{0} is still there, as far as is known.', name),
    unknown: l10n.t('It is not known whether {0} was deleted.', name),
  }[deleted];
}

function whysOf(failed: readonly DeleteFailure[]): string {
  const whys = failed.map(({ drive, error, deleted: fate }) => {
    const name = `${visible(drive.name)} (${drive.id})`;
    const why = wordsFor(error).text;
    return fate === 'no' ? `${name}: ${why}` : `${failedWords(name, fate)} ${why}`;
  });
  return whys.join(' · ');
}

function severalWords(count: number, { deleted, failed, untried }: DeleteOutcome): string {
  const why = whysOf(failed);
  const rest = untried.map(({ name }) => visible(name)).join(', ');
  if (untried.length === 0) return l10n.t('Deleted {0} of {1} drives. Failed: {2}', deleted.length, count, why);
  return failed.length === 0
    ? l10n.t('Deleted {0} of {1} drives. Not tried: {2}.', deleted.length, count, rest)
    : l10n.t('Deleted {0} of {1} drives. Not tried: {2}. Failed: {3}', deleted.length, count, rest, why);
}
