import type { Clock } from '../clock';
import type { JsonFile } from '../files/jsonFile';
import type { LockFile } from '../files/lockFile';
import { quietly } from '../quietly';
import type { Before, Listed } from './newest';
import { AskedElsewhere } from './notSent';
import { readNote, type Asked, type Wish, type WishNote } from './wishNote';

/**
 * What a window that was asked for the same at the same time has time to see how it ended, in milliseconds: it may be busy, or
 * the computer asleep. With 5 s, windows on a machine with ten times the work it can bear made two drives.
 */
export const shownForMs = 120_000;

interface Parts {
  readonly asked: Asked;
  readonly account: string;
  readonly lock: LockFile;
  readonly file: JsonFile;
  readonly note: WishNote | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly told: () => unknown;
  readonly known: () => unknown;
  readonly over: () => unknown;
}

/** A request that no other window of this host is at. */
export class HeldWish {
  readonly kind = 'held';
  /** What was written down when the same was asked for before, and its outcome was not learned. */
  readonly note: WishNote | undefined;
  readonly #parts: Parts;
  /** The note of this request, which may be there. */
  #written: WishNote | undefined;
  #isOver = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.note = parts.note;
  }

  /** Just before it is sent. Rejects with AskedElsewhere, and then it must not be sent; or as file systems do. */
  async writeDown(wish: Wish, before: Before): Promise<void> {
    const { asked, account, lock, file, clock, signal } = this.#parts;
    if (!(await lock.isMine())) throw new AskedElsewhere();
    signal.throwIfAborted();
    this.#written = readNote({ version: 1, account, time: clock.now(), wish, before, ...asked });
    await file.write(this.#written);
  }

  /** Still at it. */
  async giveSign(): Promise<void> {
    await quietly(this.#parts.lock.isMine());
  }

  /** It is known what came of it: `made` is its id. What was made counts more than a file that cannot be written. */
  async settled(made: string): Promise<void> {
    this.#parts.known();
    await this.#ifMine(() => this.#parts.file.remove());
    await this.letGo(made);
  }

  /** It was looked for: exactly one is it, and anything else is for the person to say. */
  async lookedFor(found: readonly Listed[]): Promise<void> {
    const [only] = found;
    await (only && found.length === 1 ? this.settled(only.id) : this.notKnown());
  }

  /**
   * Nothing was made this time; what was asked for before stays as unknown as it was.
   * @param isGivenUp as far as the service says: whoever asks for the same again, in whatever window, looks first
   */
  async notMade(isGivenUp = false): Promise<void> {
    const { file } = this.#parts;
    const written = this.#written;
    const left = this.note ?? (isGivenUp && written ? { ...written, isGivenUp } : undefined);
    if (written) await this.#ifMine(() => (left ? file.write(left) : file.remove()));
    await this.letGo();
  }

  /** What was written down stays, for the next to look. */
  async notKnown(): Promise<void> {
    this.#parts.told();
    await this.letGo();
  }

  /** `made`: for windows that wait. */
  async letGo(made?: string): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const { lock, clock, signal, over } = this.#parts;
    await quietly(lock.end(made));
    over();
    // Where the window is closed before, it stays: another may look later still, and takes it away when it is old.
    void clock.sleep(shownForMs, signal).then(
      () => quietly(lock.remove()),
      () => undefined,
    );
  }

  /** Who has taken it over has a note of its own there; and where somebody has signed out there is nothing any more. */
  async #ifMine(work: () => Promise<void>): Promise<void> {
    await quietly(this.#parts.lock.isMine().then(isMine => (isMine ? work() : undefined)));
  }
}
