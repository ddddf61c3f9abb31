/** A listener's way out. */
export interface Subscription {
  dispose(): void;
}

/** The smallest event there is, because `src/core` cannot use the editor's. */
export class Emitter<T> {
  readonly #listeners = new Set<{ readonly hear: (value: T) => void }>();

  readonly event = (hear: (value: T) => void): Subscription => {
    const listener = { hear };
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener.hear(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
