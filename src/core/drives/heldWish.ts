import type { Clock } from '../clock';
import type { JsonFile } from '../files/jsonFile';
import type { LockFile } from '../files/lockFile';
import type { Before } from './newest';
import { readNote, type Asked, type Wish, type WishNote } from './wishNote';

/** What a window that waits has time to see how it ended, in milliseconds. */
export const shownForMs = 5_000;

interface Parts {
  readonly asked: Asked;
  readonly account: string;
  readonly lock: LockFile;
  readonly file: JsonFile;
  readonly note: WishNote | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly told: () => unknown;
}

/** The same was taken over by another window, so it must not be sent from here. */
export class AskedElsewhere extends Error {
  override readonly name = 'AskedElsewhere';
}

/** A request that no other window of this host is at. */
export class HeldWish {
  readonly kind = 'held';
  /** What was written down when the same was asked for before, and its outcome was not learned. */
  readonly note: WishNote | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.note = parts.note;
  }

  /** Just before it is sent. Rejects with AskedElsewhere, or as file systems do: then it must not be sent. */
  async writeDown(wish: Wish, before: Before): Promise<void> {
    const { asked, account, lock, file, clock, signal } = this.#parts;
    if (!(await lock.isMine())) throw new AskedElsewhere();
    signal.throwIfAborted();
    await file.write(readNote({ version: 1, account, time: clock.now(), wish, before, ...asked }));
  }

  /** Still at it. */
  async giveSign(): Promise<void> {
    await quietly(() => this.#parts.lock.isMine());
  }

  /** It is known what came of it: `made` is its id. */
  async settled(made: string): Promise<void> {
    await quietly(() => this.#parts.file.remove());
    await this.letGo(made);
  }

  /** Nothing was made this time; what was asked for before stays as unknown as it was. */
  async notMade(): Promise<void> {
    const { file, lock } = this.#parts;
    // Signed out meanwhile, the folder is gone, and is not made again.
    await quietly(async () => (this.note && (await lock.isMine()) ? file.write(this.note) : file.remove()));
    await this.letGo();
  }

  /** What was written down stays, for the next to look. */
  async notKnown(): Promise<void> {
    this.#parts.told();
    await this.letGo();
  }

  /** `made`: for windows that wait. */
  async letGo(made?: string): Promise<void> {
    const { lock, clock, signal } = this.#parts;
    await quietly(() => lock.end(made));
    void clock
      .sleep(shownForMs, signal)
      .catch(() => undefined)
      .then(() => quietly(() => lock.remove()));
  }
}

/** What was made counts more than a file that cannot be written: a note that stays is looked for once more. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => undefined);
}
