import type { Page } from '../api/pages';
import { systemClock, type Clock } from '../clock';

/** A list of an account that is read when first needed, and shared by all who ask meanwhile. */
export class SharedList<T> {
  readonly #pages: (signal: AbortSignal) => AsyncIterable<Page<T>>;
  readonly #signal: AbortSignal;
  readonly #clock: Pick<Clock, 'now'>;
  #reading: Promise<readonly T[]> | undefined;
  #latest: readonly T[] | undefined;
  /** When the latest was read; while it is being read, it has no age. */
  #at = NaN;
  /** Ends the walk under way. */
  #end = new AbortController();

  /** @param signal ends with the account: a reading is shared, so no single asker may cancel it */
  constructor(
    pages: (signal: AbortSignal) => AsyncIterable<Page<T>>,
    signal: AbortSignal,
    clock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.#pages = pages;
    this.#signal = signal;
    this.#clock = clock;
    signal.addEventListener('abort', () => this.#end.abort(signal.reason), { once: true });
  }

  /** As it was last read, which stays until it is read again; undefined before. */
  get latest(): readonly T[] | undefined {
    return this.#latest;
  }

  /** All of it. Asks the service `again` even if it is known, or if that is `tooOldMs`; after a failure the next to ask does. */
  read({ again = false, tooOldMs = Infinity } = {}): Promise<readonly T[]> {
    if (again || Math.abs(this.#clock.now() - this.#at) >= tooOldMs) this.forget();
    return this.#reading ?? this.#begin();
  }

  forget(): void {
    this.#reading = undefined;
  }

  /** The only walk: an older one, which was forgotten, ends, and whoever waits for that is given this one. */
  #begin(): Promise<readonly T[]> {
    this.#end.abort();
    const end = new AbortController();
    this.#end = end;
    this.#at = NaN;
    if (this.#signal.aborted) end.abort(this.#signal.reason);
    const reading: Promise<readonly T[]> = this.#walk(end.signal).then(
      found => {
        if (this.#end !== end) return found;
        this.#latest = found;
        this.#at = this.#clock.now();
        return found;
      },
      (error: unknown) => {
        if (end.signal.aborted && !this.#signal.aborted) return this.read();
        if (this.#reading === reading) this.forget();
        throw error;
      },
    );
    this.#reading = reading;
    reading.catch(() => undefined);
    return reading;
  }

  async #walk(signal: AbortSignal): Promise<readonly T[]> {
    const found: T[] = [];
    for await (const { items } of this.#pages(signal)) found.push(...items);
    return found;
  }
}
