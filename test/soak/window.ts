import { setMaxListeners } from 'node:events';
import { createClient, type Client } from '../../src/core/api/client';
import type { Clock } from '../../src/core/clock';
import { DriveList } from '../../src/core/drives/driveList';
import { Wishes } from '../../src/core/drives/wishes';
import type { Simulator } from '../simulator/simulator';

export const byName = { orderBy: 'name', order: 'asc' } as const;

/** What a window of VS Code has of an account: its tree's list, and the wishes that it shares with the other windows. */
export class SoakWindow {
  readonly client: Client;
  readonly list: DriveList;
  readonly wishes: Wishes;
  readonly clock: Clock;
  readonly #closed = new AbortController();

  constructor({ url, key }: Simulator, { clock, folder }: { readonly clock: Clock; readonly folder: string }) {
    this.clock = clock;
    // Each wish waits for a while after it was settled: there are many.
    setMaxListeners(0, this.signal);
    this.client = createClient({ baseUrl: url, key, clock });
    this.list = new DriveList(this.client, clock);
    // Waits fast as well, but is at the time of the files, by which locks are judged.
    const filesClock = { now: () => Date.now(), sleep: clock.sleep.bind(clock), after: clock.after.bind(clock) };
    this.wishes = new Wishes(folder, 'acme', { clock: filesClock, signal: this.signal });
  }

  get signal(): AbortSignal {
    return this.#closed.signal;
  }

  refresh(): Promise<void> {
    return this.list.refresh(byName);
  }

  /** In the middle of whatever is going on. */
  close(): void {
    this.#closed.abort();
    this.list.dispose();
  }
}
