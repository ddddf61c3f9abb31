/** Work that is under way, by what it is: the same asked for again meanwhile joins the first instead of being done twice. */
export class UnderWay<T> {
  readonly #work = new Map<string, Promise<T>>();

  /** `joined`: it was under way already, and whoever began it tells how it ended. Rejects as the work does. */
  async join(what: string, begin: () => Promise<T>): Promise<{ readonly result: T; readonly joined: boolean }> {
    const first = this.#work.get(what);
    if (first) return { result: await first, joined: true };
    const work = begin().finally(() => this.#work.delete(what));
    this.#work.set(what, work);
    return { result: await work, joined: false };
  }
}
