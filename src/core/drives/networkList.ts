import type { Client } from '../api/client';
import type { PrivateNetwork } from './drive';

/** An account's private networks, read when first needed and shared by all who ask meanwhile. */
export class NetworkList {
  readonly #client: Pick<Client, 'networks'>;
  readonly #signal: AbortSignal;
  #reading: Promise<readonly PrivateNetwork[]> | undefined;
  #known: readonly PrivateNetwork[] = [];

  /** `signal` ends with the account: a reading is shared, so no single asker may cancel it. */
  constructor(client: Pick<Client, 'networks'>, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  known(id: string): PrivateNetwork | undefined {
    return this.#known.find(network => network.id === id);
  }

  /** All networks. `again` asks the service even if they are known. */
  read({ again = false } = {}): Promise<readonly PrivateNetwork[]> {
    if (again) this.forget();
    return this.#reading ?? this.#begin();
  }

  /** The network's name and range are nice to have: undefined if they cannot be had. */
  async find(id: string): Promise<PrivateNetwork | undefined> {
    try {
      await this.read();
    } catch {
      return undefined;
    }
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
