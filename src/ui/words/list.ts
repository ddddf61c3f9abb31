import { env, l10n } from 'vscode';
import type { ListState } from '../../core/drives/driveList';
import { wordsFor } from './failure';

/** Above the rows: why they may be old or not all. Undefined when they are whole and fresh. */
export function listMessage(state: ListState, count: number): string | undefined {
  if (state.loading) return state.loaded === 'part' ? l10n.t('{0} drives so far…', thousands(count)) : undefined;
  if (!state.problem) return undefined;
  const stopped = state.problem.kind === 'stopped';
  if (state.loaded === 'whole') {
    const cause = stopped ? l10n.t('Loading was stopped.') : wordsFor(state.problem.error).text;
    return l10n.t('As of {0}. {1}', time(state.at), cause);
  }
  return stopped
    ? l10n.t('The list is incomplete: loading was stopped after {0} drives. Refresh reads all.', thousands(count))
    : l10n.t(
        'The list is incomplete: after {0} drives reading failed. {1}',
        thousands(count),
        wordsFor(state.problem.error).text,
      );
}

function thousands(count: number): string {
  return new Intl.NumberFormat(env.language).format(count);
}

function time(at: number | undefined): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'short' }).format(at);
}
