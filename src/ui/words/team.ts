import { l10n } from 'vscode';
import { problemState, viewState, type ViewState } from '../../core/drives/viewState';
import { sumOf, totalOf } from '../../core/drives/totals';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { regionFacts } from './drive';
import { wordsFor } from './failure';
import { asOf, listMessage } from './list';

type Team = Pick<Account, 'isAdmin' | 'list' | 'team'>;

/** Behind a team's name, each for itself: what is wrong (`API key refused`), `3 drives`, `1.75 TB`. */
export function teamFacts({ isAdmin, list }: Team): readonly string[] {
  const { drives } = list.store;
  const { state } = list;
  if (drives.length === 0) return [stateWords(viewState(state, 0, isAdmin))];
  const facts = regionFacts(list.recalledTotals ? sumOf(list.recalledTotals.values()) : totalOf(drives));
  const isOld = list.isRecalled || (state.problem && !state.loading && state.loaded === 'whole');
  const age = isOld ? [l10n.t('as of {0}', asOf(state.at ?? Date.now(), Date.now()))] : [];
  const part = state.loaded === 'part' && !list.isRecalled ? [l10n.t('incomplete')] : [];
  const problem = state.problem && !state.loading ? [stateWords(problemState(state.problem))] : [];
  // What is wrong first: a narrow side bar cuts the rest off.
  return [...problem, ...part, ...facts, ...age];
}

/** What the icon and the menu say of it: a sign of trouble comes with words, in `teamFacts`. */
export function teamSigns({ isAdmin, list: { state, store } }: Team): { icon: string; isRefused: boolean } {
  if (state.problem && !state.loading)
    return { icon: 'warning', isRefused: ['keyRefused', 'noPermission'].includes(problemState(state.problem)) };
  const isLoading = viewState(state, store.drives.length, isAdmin) === 'loading';
  return { icon: isLoading ? 'loading~spin' : 'organization', isRefused: false };
}

/** In full what is wrong, or whose the team is. */
export function teamTooltip({ team, list: { isRecalled, state, store } }: Team): string {
  const { problem, loading } = state;
  const count = store.drives.length;
  const why = problem?.kind === 'failed' && !loading ? wordsFor(problem.error).text : undefined;
  return (count > 0 ? listMessage(state, count, isRecalled) : why) ?? visible(team.namespace);
}

function stateWords(state: ViewState): string {
  switch (state) {
    case 'loading':
      return l10n.t('loading…');
    case 'empty':
      return l10n.t('no drives');
    case 'emptyForMember':
      return l10n.t('no drives that this API key may see');
    case 'stopped':
      return l10n.t('loading was stopped');
    case 'keyRefused':
      return l10n.t('API key refused');
    case 'noPermission':
      return l10n.t('API key not permitted');
    case 'offline':
      return l10n.t('could not be reached');
    default:
      return lockedWords();
  }
}

/** Of a team whose key, and so whose list, could not be read. */
export function lockedWords(): string {
  return l10n.t('could not be read');
}
