import { systemClock, type Clock } from '../../../src/core/clock';
import { afterSleep } from './fakeClock';

/** As it is when this file is loaded: tests put a fast clock in its place, which would then ask itself. */
const sleep = systemClock.sleep.bind(systemClock);

/** How much faster. 30 s, the limit of a try, are 600 ms: enough for an answer on loopback where much else is going on. */
export const fast = 50;

/** Time that passes fast, so that limits are reached over real sockets while hardly anybody waits. */
export class FastClock implements Clock {
  readonly #began = Date.now();
  readonly #aheadMs: number;
  readonly #speed: number;
  /** Waits going on: a call that has ended leaves none. */
  sleepers = 0;

  /** @param aheadMs of a clock that is wrong */
  constructor({ aheadMs = 0, speed = fast } = {}) {
    this.#aheadMs = aheadMs;
    this.#speed = speed;
  }

  now(): number {
    return this.#began + this.#aheadMs + (Date.now() - this.#began) * this.#speed;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.sleepers += 1;
    try {
      await sleep(ms / this.#speed, signal);
    } finally {
      this.sleepers -= 1;
    }
  }

  after(ms: number, call: () => void): () => void {
    return afterSleep(this, ms, call);
  }
}
