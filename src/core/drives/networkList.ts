import type { Client } from '../api/client';
import { systemClock, type Clock } from '../clock';
import { quietly } from '../quietly';
import type { PrivateNetwork } from './drive';
import { SharedList } from './sharedList';

/** How long anybody waits for the name of a network that is only nice to have, in milliseconds. */
export const networkNameWithinMs = 1_500;

/** An account's private networks. */
export class NetworkList extends SharedList<PrivateNetwork> {
  readonly #clock: Pick<Clock, 'sleep'>;

  /** `signal` ends with the account. */
  constructor(client: Pick<Client, 'networks'>, signal: AbortSignal, clock: Pick<Clock, 'sleep'> = systemClock) {
    super(walk => client.networks.pages({ orderBy: 'name', order: 'asc' }, walk), signal);
    this.#clock = clock;
  }

  /** Regions that hold a network, as far as networks were read. */
  get knownRegions(): readonly string[] {
    return [...new Set(this.latest?.map(({ region }) => region))];
  }

  known(id: string): PrivateNetwork | undefined {
    return this.latest?.find(network => network.id === id);
  }

  /**
   * The network's name and range are nice to have: undefined if they cannot be had, or not within 1.5 s. A reading that
   * is late goes on, so that the next to ask finds it.
   */
  async find(id: string): Promise<PrivateNetwork | undefined> {
    const waiting = new AbortController();
    const late = quietly(this.#clock.sleep(networkNameWithinMs, waiting.signal));
    const read = quietly(this.read());
    await Promise.race([read, late]);
    waiting.abort();
    return this.known(id);
  }
}
