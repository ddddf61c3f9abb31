import { env, l10n } from 'vscode';
import type { ListState } from '../../core/drives/driveList';
import { countWords, momentWords } from './drive';
import { wordsFor } from './failure';

/** Above the rows: why they may be old or not all. Undefined when they are whole and fresh. */
export function listMessage(state: ListState, count: number, now = Date.now()): string | undefined {
  if (state.loading)
    return state.loaded === 'part' ? l10n.t('{0} drives so far…', countWords(count, env.language)) : undefined;
  if (!state.problem) return undefined;
  const stopped = state.problem.kind === 'stopped';
  if (state.loaded === 'whole') {
    const cause = stopped ? l10n.t('Loading was stopped.') : wordsFor(state.problem.error).text;
    return l10n.t('As of {0}. {1}', asOf(state.at ?? now, now, env.language), cause);
  }
  return stopped
    ? l10n.t(
        'The list is incomplete: loading was stopped after {0} drives. Refresh reads all.',
        countWords(count, env.language),
      )
    : l10n.t(
        'The list is incomplete: after {0} drives reading failed. {1}',
        countWords(count, env.language),
        wordsFor(state.problem.error).text,
      );
}

/** The time alone while it is today's: `14:05`, else `23 Nov 2026, 14:05`. */
export function asOf(at: number, now: number, language: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay
    ? new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at)
    : momentWords(new Date(at).toISOString(), language);
}
