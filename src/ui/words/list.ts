import { env, l10n } from 'vscode';
import { systemClock } from '../../core/clock';
import type { ListProblem, ListState } from '../../core/drives/driveList';
import { countWords, momentWords } from './drive';
import { wordsFor } from './failure';

/** Above the rows: why they may be old or not all. Undefined when they are whole and fresh. */
export function listMessage(
  state: ListState,
  count: number,
  recalled: boolean,
  now = systemClock.now(),
): string | undefined {
  if (recalled) return recalledMessage(state, count, now);
  if (state.loading) return state.loaded === 'part' ? l10n.t('{0} drives so far…', countWords(count)) : undefined;
  if (!state.problem) return undefined;
  const stopped = state.problem.kind === 'stopped';
  if (state.loaded === 'whole') {
    return l10n.t('As of {0}. {1}', asOf(state.at ?? now, now), causeOf(state.problem));
  }
  return stopped
    ? l10n.t('The list is incomplete: loading was stopped after {0} drives. Refresh reads all.', countWords(count))
    : l10n.t(
        'The list is incomplete: after {0} drives reading failed. {1}',
        countWords(count),
        wordsFor(state.problem.error).text,
      );
}

/** A list kept from an earlier time: when it was read, and why it has not been read since. */
function recalledMessage({ at, loaded, loading, problem }: ListState, count: number, now: number): string {
  const time = asOf(at ?? now, now);
  const cause = loading || !problem ? '' : causeOf(problem);
  if (loaded === 'whole') return l10n.t('As of {0}. {1}', time, cause).trim();
  return l10n.t('As of {0}. Incomplete: the first {1} drives. {2}', time, countWords(count), cause).trim();
}

function causeOf(problem: ListProblem): string {
  return problem.kind === 'stopped' ? l10n.t('Loading was stopped.') : wordsFor(problem.error).text;
}

/** The time alone while it is today's: `14:05`, else `23 Nov 2026, 14:05`. */
export function asOf(at: number, now: number, language = env.language): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay
    ? new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at)
    : momentWords(new Date(at).toISOString(), language);
}
