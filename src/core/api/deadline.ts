import type { Clock } from '../clock';
import { ApiError } from './errors';

export interface Limit {
  readonly clock: Pick<Clock, 'after'>;
  readonly ms: number;
  /** The whole time of which these are what is left, in milliseconds; said when it is over. */
  readonly of?: number | undefined;
  /** The caller's own; when it is aborted, so is the work. */
  readonly signal: AbortSignal;
}

/**
 * Runs work under a signal that is aborted when the caller's is, or after `ms` with an ApiError (`network`: timeout).
 * The work rejects with that signal's reason; nothing of the limit is left behind when it ends.
 */
export async function withDeadline<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  limit.signal.throwIfAborted();
  const inner = new AbortController();
  // Not AbortSignal.any: its listeners stay on the caller's signal for as long as that lives.
  const stop = () => inner.abort(limit.signal.reason);
  limit.signal.addEventListener('abort', stop, { once: true });
  const inTime = limit.clock.after(limit.ms, () => inner.abort(outOfTime(limit.of ?? limit.ms)));
  try {
    return await work(inner.signal);
  } finally {
    limit.signal.removeEventListener('abort', stop);
    inTime();
  }
}

function outOfTime(ms: number): ApiError {
  return new ApiError({
    kind: 'network',
    network: 'timeout',
    summary: `no answer within ${ms / 1000} s`,
    sent: true,
  });
}
