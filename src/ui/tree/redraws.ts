import type { StoreChange } from '../../core/drives/driveStore';
import { Disposables } from '../disposables';

/** How often the tree may be drawn again, in ms. 84 redraws in a row blocked the host for 107–187 ms (measured on both hosts). */
const pauseMs = 1_000;

/** Passes on the first change at once, and those of the next second together. */
export class Redraws extends Disposables {
  readonly #draw: (change: StoreChange) => void;
  #waiting: StoreChange | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(draw: (change: StoreChange) => void) {
    super();
    this.#draw = draw;
    this._register({ dispose: () => clearTimeout(this.#timer) });
  }

  /** `soon`: a walk is bringing page after page. What a person did is drawn at once. */
  ask(change: StoreChange, soon: boolean): void {
    if (soon && this.#timer) {
      this.#waiting = this.#waiting ? merge(this.#waiting, change) : change;
      return;
    }
    this.#draw(this.#waiting ? merge(this.#waiting, change) : change);
    this.#waiting = undefined;
    this.#timer ??= setTimeout(() => this.#next(), pauseMs);
  }

  /** The walk has ended: what waits is drawn now, so that whoever goes on from here finds its rows. */
  flush(): void {
    const change = this.#waiting;
    this.#waiting = undefined;
    if (change) this.ask(change, false);
  }

  #next(): void {
    this.#timer = undefined;
    this.flush();
  }
}

function merge(a: StoreChange, b: StoreChange): StoreChange {
  return { structure: a.structure || b.structure, rows: [...new Set([...a.rows, ...b.rows])] };
}
