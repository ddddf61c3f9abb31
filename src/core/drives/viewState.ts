import { ApiError } from '../api/errors';
import type { ListProblem, ListState } from './driveList';

/** What the view shows: rows, nothing yet, or one of the welcome texts. Value of the context key `paperspaceDrives.state`. */
export type ViewState =
  | 'signedOut'
  | 'loading'
  | 'ready'
  | 'empty'
  | 'emptyForMember'
  | 'stopped'
  | 'keyRefused'
  | 'noPermission'
  | 'offline'
  | 'failed';

/**
 * Rows that were read once stay whatever happens after; only a view without rows is explained by a welcome text.
 * `isAdmin` undefined: not known, so an empty list is taken at its word.
 */
export function viewState(list: ListState, count: number, isAdmin: boolean | undefined): ViewState {
  if (count > 0) return 'ready';
  if (list.problem && !list.loading) return problemState(list.problem);
  // An empty list that is read again goes on saying so: a text that comes and goes would only blink.
  if (list.loaded !== 'whole') return 'loading';
  return isAdmin === false ? 'emptyForMember' : 'empty';
}

/** What a view without rows says of how reading has ended. */
export function problemState(problem: ListProblem): ViewState {
  if (problem.kind === 'stopped') return 'stopped';
  if (!(problem.error instanceof ApiError)) return 'failed';
  switch (problem.error.kind) {
    case 'badKey':
      return 'keyRefused';
    case 'notPermitted':
      return 'noPermission';
    case 'network':
      return 'offline';
    default:
      return 'failed';
  }
}
