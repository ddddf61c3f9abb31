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
 * Rejects with that signal's reason then, whether the work has heard of it or not; nothing of the limit is left behind.
 */
export function withDeadline<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    limit.signal.throwIfAborted();
    const inner = new AbortController();
    // VS Code's fetch asks its window for the proxy before it looks at a signal, and a busy window may never answer.
    const end = (reason: unknown) => {
      inner.abort(reason);
      // Whoever aborts chooses the reason; it is passed on as it is.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(reason);
      leave();
    };
    // Not AbortSignal.any: its listeners stay on the caller's signal for as long as that lives.
    const stop = () => end(limit.signal.reason);
    limit.signal.addEventListener('abort', stop, { once: true });
    const inTime = limit.clock.after(limit.ms, () => end(outOfTime(limit.of ?? limit.ms)));
    const leave = () => {
      limit.signal.removeEventListener('abort', stop);
      inTime();
    };
    work(inner.signal).then(resolve, reject).finally(leave);
  });
}

function outOfTime(ms: number): ApiError {
  return new ApiError({
    kind: 'network',
    network: 'timeout',
    summary: `no answer within ${ms / 1000} s`,
    sent: true,
  });
}
