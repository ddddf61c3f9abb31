import { ApiError } from '../api/errors';
import type { ListState } from './driveList';

/** What the view shows: rows, nothing yet, or one of the welcome texts. Value of the context key `paperspaceDrives.state`. */
export type ViewState =
  'signedOut' | 'loading' | 'ready' | 'empty' | 'emptyForMember' | 'keyRefused' | 'noPermission' | 'offline' | 'failed';

/**
 * Rows that were read once stay whatever happens after; only a view without rows is explained by a welcome text.
 * `isAdmin` undefined: not known, so an empty list is taken at its word.
 */
export function viewState(list: ListState, count: number, isAdmin: boolean | undefined): ViewState {
  if (count > 0) return 'ready';
  if (list.loading) return 'loading';
  if (list.problem) return problemState(list);
  if (list.loaded !== 'whole') return 'loading';
  return isAdmin === false ? 'emptyForMember' : 'empty';
}

function problemState({ problem }: ListState): ViewState {
  if (problem?.kind !== 'failed' || !(problem.error instanceof ApiError)) return 'failed';
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
