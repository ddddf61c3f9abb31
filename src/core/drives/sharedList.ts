import type { Page } from '../api/pages';

/** A list of an account that is read when first needed, and shared by all who ask meanwhile. */
export class SharedList<T> {
  readonly #pages: () => AsyncIterable<Page<T>>;
  #reading: Promise<readonly T[]> | undefined;
  #latest: readonly T[] | undefined;

  /** @param pages must end with the account: a reading is shared, so no single asker may cancel it */
  constructor(pages: () => AsyncIterable<Page<T>>) {
    this.#pages = pages;
  }

  /** As it was last read, which stays until it is read again; undefined before. */
  get latest(): readonly T[] | undefined {
    return this.#latest;
  }

  /** All of it. `again` asks the service even if it is known; after a failure the next to ask does. */
  read({ again = false } = {}): Promise<readonly T[]> {
    if (again) this.forget();
    return this.#reading ?? this.#begin();
  }

  forget(): void {
    this.#reading = undefined;
  }

  /** Only the latest reading decides what is known, and whether the next to ask reads again. */
  #begin(): Promise<readonly T[]> {
    const reading = this.#walk();
    this.#reading = reading;
    reading.then(
      found => {
        if (this.#reading === reading) this.#latest = found;
      },
      () => {
        if (this.#reading === reading) this.forget();
      },
    );
    return reading;
  }

  async #walk(): Promise<readonly T[]> {
    const found: T[] = [];
    for await (const { items } of this.#pages()) found.push(...items);
    return found;
  }
}
