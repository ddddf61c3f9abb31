import type { Clock } from '../clock';
import { ApiError } from './errors';

/** A server that wants us to wait longer than a person would is not waited for. */
const longestRetryAfterMs = 30_000;

/**
 * Waits before the second, third and fourth try, in milliseconds: full jitter, a random share of 0.5, 1 and 2 s, so
 * that many windows that failed together do not come back together.
 *
 * @param random like Math.random
 */
export function* backOff(random: () => number): Generator<number, undefined> {
  for (const ceiling of [500, 1000, 2000]) yield random() * ceiling;
  return undefined;
}

/** No answer, 408, 429 and 5xx may be gone the next time; everything else would be the same again. */
export function isWorthRetrying(error: ApiError): boolean {
  if (error.kind === 'network') return error.status === undefined;
  return error.kind === 'rateLimit' || error.status === 408 || (error.status ?? 0) >= 500;
}

export interface Patience {
  readonly clock: Clock;
  readonly random: () => number;
  /** No wait may end after this time (milliseconds since 1970). */
  readonly until: number;
  readonly signal: AbortSignal;
}

/** Tries until it works or there is no point in another try; the last error is what is thrown. For reads only. */
export async function withRetries<T>(
  { clock, random, until, signal }: Patience,
  tryOnce: (attempt: number) => Promise<T>,
): Promise<T> {
  const delays = backOff(random);
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      const wait = waitAfter(error, delays);
      if (wait === undefined || clock.now() + wait >= until) throw error;
      await clock.sleep(wait, signal);
    }
  }
}

/** Retry-After wins and gets no jitter, but it does not add tries. */
function waitAfter(error: unknown, delays: Generator<number, undefined>): number | undefined {
  if (!(error instanceof ApiError) || !isWorthRetrying(error)) return undefined;
  const delay = delays.next().value;
  if (delay === undefined) return undefined;
  const asked = error.retryAfterMs ?? delay;
  return asked > longestRetryAfterMs ? undefined : asked;
}
