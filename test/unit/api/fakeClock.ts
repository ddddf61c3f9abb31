import type { Clock } from '../../../src/core/clock';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** `after` by way of `sleep`, for clocks that change how long that takes. */
export function afterSleep(clock: Pick<Clock, 'sleep'>, ms: number, call: () => void): () => void {
  const over = new AbortController();
  clock.sleep(ms, over.signal).then(call, () => undefined);
  return () => over.abort();
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  /** What was slept because of `passNextSleep`, in order, milliseconds. */
  readonly passed: number[] = [];
  #time = Date.parse('2025-11-24T12:00:00Z');
  #passNext = false;
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#time;
  }

  get sleepers(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a signal's reason is what it is
    if (signal.aborted) return Promise.reject(signal.reason);
    const isPassed = this.#passNext;
    this.#passNext = false;
    if (isPassed) {
      this.passed.push(ms);
      this.advance(ms);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const sleeper = { due: this.#time + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a signal's reason is what it is
        reject(signal.reason);
      });
    });
  }

  after(ms: number, call: () => void): () => void {
    this.#passNext = false;
    return afterSleep(this, ms, call);
  }

  /** The next sleep takes no time of the test's. After a failed try that is its back-off, not the limit of the next call. */
  passNextSleep(): void {
    this.#passNext = true;
  }

  advance(ms: number): void {
    this.#time += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.due > this.#time) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
