import type { Client } from '../api/client';
import type { Machine, PrivateNetwork } from '../drives/drive';
import type { NetworkList } from '../drives/networkList';
import { systemClock, type Clock } from '../clock';
import { SharedList } from '../drives/sharedList';
import { Emitter } from '../emitter';
import { byUse } from './machine';

/** What is known of a private network and of who can reach the drives in it. */
export interface NetworkFacts {
  /** Undefined: not read (yet), or there is no such network any more. */
  readonly network: PrivateNetwork | undefined;
  /** Those that are ready first; undefined: not read (yet). */
  readonly machines: readonly Machine[] | undefined;
  /** Why networks, and why machines could not be read, the last time that was tried. */
  readonly problems: readonly [networks?: unknown, machines?: unknown];
}

/**
 * An account's networks and the machines in them. Read when somebody first looks, once for all who look, and kept, a failure too,
 * until it is forgotten: rows that are drawn again ask for nothing.
 */
export class Connections extends Emitter<void> {
  readonly #networks: NetworkList;
  readonly #signal: AbortSignal;
  /** All of the team: the service has no filter for the network. */
  readonly machines: SharedList<Machine>;
  #reading: Promise<void> | undefined;
  #problems: NetworkFacts['problems'] = [];
  /** Of all that was read, to tell whether it is something else now. */
  #print = '';

  /** `signal` ends with the account. Tells when something else was read than before: of networks, though machines are slow. */
  constructor(
    client: Pick<Client, 'machines'>,
    networks: NetworkList,
    signal: AbortSignal,
    clock: Pick<Clock, 'now'> = systemClock,
  ) {
    super();
    this.#networks = networks;
    this.#signal = signal;
    this.machines = new SharedList(
      walk => client.machines.pages({ orderBy: 'name', order: 'asc' }, walk),
      signal,
      clock,
    );
  }

  of(networkId: string): NetworkFacts {
    return {
      network: this.#networks.known(networkId),
      machines: this.machines.latest?.filter(machine => machine.networkId === networkId).sort(byUse),
      problems: this.#problems,
    };
  }

  machine(id: string): Machine | undefined {
    return this.machines.latest?.find(machine => machine.id === id);
  }

  /** Reads what was not read since it was forgotten. Never rejects: `of` tells how it ended. */
  read(): Promise<void> {
    this.#reading ??= this.#begin();
    return this.#reading;
  }

  /** The next to look reads again. What was known is told until then. */
  forget(): void {
    this.#reading = undefined;
    this.#networks.forget();
    this.machines.forget();
  }

  /** All machines; read again, and told of like any reading, where what is known of them is that old. Rejects if they cannot be. */
  async machinesNow(tooOldMs: number): Promise<readonly Machine[]> {
    const reading = this.machines.read({ tooOldMs });
    await this.#follow(1, reading);
    return reading;
  }

  async #begin(): Promise<void> {
    await Promise.all([this.#networks, this.machines].map((list, at) => this.#follow(at, list.read())));
  }

  /** What becomes of a reading of networks (0) or machines (1). Signed out: nobody is told anything. */
  async #follow(at: number, reading: Promise<unknown>): Promise<void> {
    const problem: unknown = await reading.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (this.#signal.aborted) return;
    const [networks, machines] = this.#problems;
    this.#problems = at === 0 ? [problem, machines] : [networks, problem];
    // Failures by their words: each is a new object.
    const print = JSON.stringify([this.#networks.latest, this.machines.latest, this.#problems.map(String)]);
    if (print === this.#print) return;
    this.#print = print;
    this.fire();
  }
}
