import type { Client } from '../api/client';
import { systemClock, type Clock } from '../clock';
import type { PrivateNetwork } from './drive';

/** How long anybody waits for the name of a network that is only nice to have, in milliseconds. */
export const networkNameWithinMs = 1_500;

/** An account's private networks, read when first needed and shared by all who ask meanwhile. */
export class NetworkList {
  readonly #client: Pick<Client, 'networks'>;
  readonly #signal: AbortSignal;
  readonly #clock: Pick<Clock, 'sleep'>;
  #reading: Promise<readonly PrivateNetwork[]> | undefined;
  #known: readonly PrivateNetwork[] = [];

  /** `signal` ends with the account: a reading is shared, so no single asker may cancel it. */
  constructor(client: Pick<Client, 'networks'>, signal: AbortSignal, clock: Pick<Clock, 'sleep'> = systemClock) {
    this.#client = client;
    this.#signal = signal;
    this.#clock = clock;
  }

  /** Regions that hold a network, as far as networks were read. */
  get knownRegions(): readonly string[] {
    return [...new Set(this.#known.map(({ region }) => region))];
  }

  known(id: string): PrivateNetwork | undefined {
    return this.#known.find(network => network.id === id);
  }

  /** All networks. `again` asks the service even if they are known. */
  read({ again = false } = {}): Promise<readonly PrivateNetwork[]> {
    if (again) this.forget();
    return this.#reading ?? this.#begin();
  }

  /**
   * The network's name and range are nice to have: undefined if they cannot be had, or not within 1.5 s. A reading that
   * is late goes on, so that the next to ask finds it.
   */
  async find(id: string): Promise<PrivateNetwork | undefined> {
    const waiting = new AbortController();
    const late = this.#clock.sleep(networkNameWithinMs, waiting.signal).catch(() => undefined);
    const read = this.read().catch(() => undefined);
    await Promise.race([read, late]);
    waiting.abort();
    return this.known(id);
  }

  forget(): void {
    this.#reading = undefined;
  }

  /** Only the latest reading decides what is known, and whether the next to ask reads again. */
  #begin(): Promise<readonly PrivateNetwork[]> {
    const reading = this.#walk();
    this.#reading = reading;
    reading.then(
      found => {
        if (this.#reading === reading) this.#known = found;
      },
      () => {
        if (this.#reading === reading) this.forget();
      },
    );
    return reading;
  }

  async #walk(): Promise<readonly PrivateNetwork[]> {
    const found: PrivateNetwork[] = [];
    for await (const page of this.#client.networks.pages({ orderBy: 'name', order: 'asc' }, this.#signal)) {
      found.push(...page.items);
    }
    return found;
  }
}
