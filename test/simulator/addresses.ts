import { Failure } from './failure';

/** Free addresses of a /24: .1 is the gateway, .255 the broadcast address, so 253 drives and machines fit. */
export class Addresses {
  readonly #prefix: string;
  readonly #taken = new Set<number>();

  /** @param network first address, e.g. `10.64.92.0` */
  constructor(network: string) {
    this.#prefix = network.slice(0, network.lastIndexOf('.') + 1);
  }

  get free(): number {
    return 253 - this.#taken.size;
  }

  /** The lowest free address; 409 when there is none. */
  take(): string {
    for (let host = 2; host < 255; host++) {
      if (this.#taken.has(host)) continue;
      this.#taken.add(host);
      return `${this.#prefix}${host}`;
    }
    throw new Failure(409, 'The private network has no free address left.');
  }

  release(address: string): void {
    this.#taken.delete(Number(address.slice(this.#prefix.length)));
  }
}
