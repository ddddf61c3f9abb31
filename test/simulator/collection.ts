import type { Stored } from './records';

/** A place in an ordering: the sorted value, and the id where two are equal. */
export interface Place {
  readonly value: string;
  readonly id: string;
}

function compare(a: Place, b: Place): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * Records by id, with one sorted list per ordering that was ever asked for.
 * Sorting happens once; a change moves one entry (50,000 drives are listed as fast as 50).
 */
export class Collection<R extends Stored> {
  readonly #byId = new Map<string, R>();
  readonly #sorted = new Map<string, R[]>();
  readonly #orderings: Readonly<Record<string, (record: R) => string>>;

  constructor(orderings: Readonly<Record<string, (record: R) => string>>) {
    this.#orderings = orderings;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): R | undefined {
    return this.#byId.get(id);
  }

  all(): R[] {
    return [...this.#byId.values()];
  }

  add(record: R): R {
    this.#byId.set(record.id, record);
    for (const [ordering, list] of this.#sorted) {
      list.splice(this.firstAfter(ordering, this.place(ordering, record)), 0, record);
    }
    return record;
  }

  /** Adds many at once: cheaper to sort again on the next question than to insert one by one. */
  addAll(records: Iterable<R>): void {
    this.#sorted.clear();
    for (const record of records) this.#byId.set(record.id, record);
  }

  remove(id: string): R | undefined {
    const record = this.#byId.get(id);
    if (!record) return undefined;
    for (const [ordering, list] of this.#sorted) {
      list.splice(this.firstAfter(ordering, this.place(ordering, record)) - 1, 1);
    }
    this.#byId.delete(id);
    return record;
  }

  replace(record: R): R {
    this.remove(record.id);
    return this.add(record);
  }

  place(ordering: string, record: R): Place {
    return { value: this.#valueOf(ordering)(record), id: record.id };
  }

  /** Every record, ascending. */
  sorted(ordering: string): readonly R[] {
    const known = this.#sorted.get(ordering);
    if (known) return known;
    const list = this.all().sort((a, b) => compare(this.place(ordering, a), this.place(ordering, b)));
    this.#sorted.set(ordering, list);
    return list;
  }

  /** Index of the first record that comes after a place, whether or not the place itself is still taken. */
  firstAfter(ordering: string, place: Place): number {
    return this.#search(ordering, found => found <= 0, place);
  }

  /** Index of the last record that comes before a place, -1 if there is none. */
  lastBefore(ordering: string, place: Place): number {
    return this.#search(ordering, found => found < 0, place) - 1;
  }

  #search(ordering: string, isLeft: (comparison: number) => boolean, place: Place): number {
    const list = this.sorted(ordering);
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = list[middle];
      if (record && isLeft(compare(this.place(ordering, record), place))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #valueOf(ordering: string): (record: R) => string {
    const valueOf = this.#orderings[ordering];
    if (!valueOf) throw new Error(`no ordering ${ordering}`);
    return valueOf;
  }
}
