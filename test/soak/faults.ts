import type { Fault, FaultRule } from '../simulator/faults';
import type { Simulator } from '../simulator/simulator';

const kinds: readonly FaultRule[] = [
  { status: 403 },
  { status: 404 },
  { status: 408 },
  { status: 408, effect: true },
  { status: 409 },
  { status: 429 },
  { status: 500 },
  { status: 502, body: '<h1>Bad gateway</h1>' },
  { status: 503 },
  { drop: 'beforeHeaders' },
  { drop: 'beforeHeaders', effect: true },
  { drop: 'inBody', effect: true },
  { hang: 'beforeHeaders' },
  { hang: 'beforeHeaders', effect: true },
  { hang: 'inBody' },
  { body: '' },
  { body: '', effect: true },
  { body: '{"hasMore":' },
  { status: 500, effect: true },
  { redirectTo: 'https://elsewhere.example/v1/' },
];
const methods = ['GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE'];

/** Faults that meet one request each. */
export class RandomFaults {
  readonly #simulator: Simulator;
  readonly #random: () => number;
  #waiting: Fault[] = [];
  #injected = 0;

  constructor(simulator: Simulator, random: () => number) {
    this.#simulator = simulator;
    this.#random = random;
  }

  /** How many requests have met one. */
  get injected(): number {
    return this.#injected + this.#waiting.reduce((sum, { hits }) => sum + hits, 0);
  }

  /** The next request of some method fails, in some way. */
  add(): void {
    const rule = pickOne(kinds, this.#random);
    this.#waiting.push(this.#simulator.fail({ ...rule, method: pickOne(methods, this.#random), times: 1 }));
  }

  /** From now on all is well. */
  stop(): void {
    for (const fault of this.#waiting) fault.stop();
    this.#injected = this.injected;
    this.#waiting = [];
  }
}

export function pickOne<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen;
}
