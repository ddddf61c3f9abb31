import type { Clock } from '../clock';
import type { Client } from '../api/client';
import { Emitter } from '../emitter';
import type { Drive } from './drive';
import { DriveStore } from './driveStore';
import type { KeptList } from './keptList';
import { sameOrder, type DriveOrder } from './order';
import type { Total } from './totals';

export type ListProblem = { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly error: unknown };

/** How far the list can be trusted. A part is never passed off as the whole. */
export interface ListState {
  readonly loaded: 'nothing' | 'part' | 'whole';
  /** When the shown list was read, in milliseconds since 1970; undefined while nothing was. */
  readonly at: number | undefined;
  readonly loading: boolean;
  /** How the last walk ended, if not well. */
  readonly problem: ListProblem | undefined;
}

interface Walk {
  readonly order: DriveOrder;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** What the service gives at once; more rows than these are better shown closed. */
const pageSize = 120;

/** Reads an account's drives, one walk at a time however often it is asked. */
export class DriveList {
  readonly store = new DriveStore();
  readonly #changed = new Emitter<ListState>();
  readonly onDidChangeState = this.#changed.event;
  readonly #client: Pick<Client, 'drives'>;
  readonly #clock: Pick<Clock, 'now'>;
  #state: ListState = { loaded: 'nothing', at: undefined, loading: false, problem: undefined };
  #walk: Walk | undefined;
  #manyPages = false;
  #recalled: ReadonlyMap<string, Total> | undefined;
  #isDisposed = false;

  constructor(client: Pick<Client, 'drives'>, clock: Pick<Clock, 'now'>) {
    this.#client = client;
    this.#clock = clock;
  }

  get state(): ListState {
    return this.#state;
  }

  /** Whether the first page said that there is more: thousands of rows are better shown closed. */
  get manyPages(): boolean {
    return this.#manyPages;
  }

  /** Whether what is shown was kept from an earlier time and not read since. Such drives have no user name. */
  get isRecalled(): boolean {
    return this.#recalled !== undefined;
  }

  /** By region, when only the first rows of a list were kept: more than those rows say. Else undefined. */
  get recalledTotals(): ReadonlyMap<string, Total> | undefined {
    return this.#state.loaded === 'part' ? this.#recalled : undefined;
  }

  /** Shows a list that was kept from an earlier time, unless something was read meanwhile. One without rows shows nothing. */
  recall({ drives, totals, whole, at, orderBy, order }: KeptList): void {
    const { loaded, loading } = this.#state;
    if (this.#isDisposed || loaded !== 'nothing' || loading || drives.length === 0) return;
    this.#recalled = new Map(totals.map(({ region, ...total }) => [region, total]));
    this.#manyPages = !whole || drives.length > pageSize;
    this.#state = { ...this.#state, loaded: whole ? 'whole' : 'part', at };
    this.store.recall(
      drives.map(drive => ({ ...drive, username: '' })),
      { orderBy, order },
    );
    this.#become({});
  }

  /**
   * Reads the list to its end; a walk under way in the same order is joined, one in another order is given up.
   * `anew`: none is joined, for after a change a walk that began before it may have read what is no longer true.
   * Never rejects: how it ended is in `state`. Does nothing after `dispose`.
   */
  refresh(order: DriveOrder, { anew = false } = {}): Promise<void> {
    if (this.#isDisposed) return Promise.resolve();
    // A walk that was stopped may take a moment to end, and is not joined meanwhile.
    const joins = this.#walk && !this.#walk.abort.signal.aborted && sameOrder(this.#walk.order, order);
    if (this.#walk && joins && !anew) return this.#walk.done;
    this.stop();
    this.store.beginWalk(order);
    const abort = new AbortController();
    // A page that was asked for ahead of one that failed is not waited for.
    const done = this.#run(order, abort.signal).finally(() => abort.abort());
    const walk = { order, abort, done };
    this.#walk = walk;
    // Last, so that a listener that asks for a refresh joins this walk.
    this.#become({ loading: true, problem: undefined });
    return walk.done;
  }

  /** Gives up the walk under way; what was read of a first list stays, marked as a part. */
  stop(): void {
    this.#walk?.abort.abort();
  }

  /** Resolves as soon as there are rows to show, or the walk that would bring them has ended. */
  firstRows(): Promise<void> {
    if (this.#state.loaded !== 'nothing' || !this.#state.loading) return Promise.resolve();
    return new Promise(resolve => {
      const waiting = this.onDidChangeState(state => {
        if (state.loaded === 'nothing' && state.loading) return;
        waiting.dispose();
        resolve();
      });
    });
  }

  /** Gives up the walk and lets go of whoever waits for first rows. */
  dispose(): void {
    this.#isDisposed = true;
    this.stop();
    this.#become({ loading: false });
    this.#changed.dispose();
    this.store.dispose();
  }

  async #run(order: DriveOrder, signal: AbortSignal): Promise<void> {
    try {
      await this.#read(order, signal);
      this.#end(signal, undefined);
    } catch (error) {
      this.#end(signal, signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
    }
  }

  async #read(order: DriveOrder, signal: AbortSignal): Promise<void> {
    const walked: Drive[] = [];
    // Pages of a refresh replace a whole list only when they are whole themselves, and never take rows away from a part.
    const showPages = this.#state.loaded !== 'whole';
    for await (const page of this.#client.drives.pages({ ...order, toTheEnd: true }, signal)) {
      signal.throwIfAborted();
      if (walked.length === 0) this.#manyPages = page.hasMore;
      walked.push(...page.items);
      if (!showPages || !page.hasMore || walked.length <= this.store.drives.length) continue;
      this.#recalled = undefined;
      this.store.show([...walked]);
      this.#become({ loaded: 'part', at: this.#clock.now() });
    }
    signal.throwIfAborted();
    this.#recalled = undefined;
    this.store.show(walked);
    this.#become({ loaded: 'whole', at: this.#clock.now() });
  }

  #end(signal: AbortSignal, problem: ListProblem | undefined): void {
    // A walk that was given up for a newer one says nothing any more.
    if (this.#walk && this.#walk.abort.signal !== signal) return;
    this.#walk = undefined;
    this.#become({ loading: false, problem });
  }

  #become(change: Partial<ListState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.fire(this.#state);
  }
}
