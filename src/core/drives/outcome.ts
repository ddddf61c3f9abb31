import { ApiError } from '../api/errors';

/** Whether a failed change may have happened all the same: it was sent, and the service did not say no. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.sent && ['network', 'server', 'unreadable'].includes(error.kind);
}
