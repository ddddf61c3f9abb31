import { ApiError } from '../api/errors';

/** Whether a failed change may have happened all the same: it was sent, and the service did not say no. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.sent && ['network', 'server', 'unreadable'].includes(error.kind);
}

/**
 * Whether the service says that it gave a request up: a 4xx, so that nothing was made of it, but for work that took too long
 * (408) or was not waited for (499), which may go on.
 */
export function isGivenUp(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'server' && (error.status ?? 500) < 500;
}

/** Failures of changes after which looking what came of them failed as well. */
const unsettled = new WeakSet<ApiError>();

/** Whether nobody could see what came of a change that failed so. */
export function isUnsettled(error: unknown): boolean {
  return error instanceof ApiError && unsettled.has(error);
}

export function leaveUnsettled(error: unknown): void {
  if (error instanceof ApiError) unsettled.add(error);
}
