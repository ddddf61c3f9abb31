import fs from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../clock';
import { JsonFile } from '../files/jsonFile';
import { LockFile } from '../files/lockFile';
import { fingerprint } from '../text/fingerprint';
import { HeldWish } from './heldWish';
import { askedKey, readNote, type Asked, type WishNote } from './wishNote';

/** How often somebody who waits looks whether the other window has ended, in milliseconds. */
export const pollMs = 250;

/** Another window of this host has had the same request, which has ended meanwhile. */
export interface HadElsewhere {
  readonly kind: 'hadElsewhere';
  /** The id of what it made; undefined if that could not be seen. */
  readonly made: string | undefined;
}

/**
 * What an account has asked for on this host: one window at a time is at a request, and what it is about to send is written
 * down until its outcome is known. Windows share the folder; a file of each kind per request.
 */
export class Wishes {
  readonly #folder: string;
  readonly #account: string;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  /** Requests whose outcome this window has been told is not known, or is looking for: once is enough. */
  readonly #told = new Set<string>();

  /**
   * @param folder of this account alone
   * @param account written into each note, and the only one whose notes are read
   * @param signal ends with the account
   */
  constructor(folder: string, account: string, { clock, signal }: { clock: Clock; signal: AbortSignal }) {
    this.#folder = folder;
    this.#account = account;
    this.#clock = clock;
    this.#signal = signal;
  }

  /**
   * Waits until no other window is at the same request. Rejects as file systems do, and when the account ends.
   *
   * @param joins whether it is a part of what another window was seen to be at, and may have ended already
   * @param onWait called once, if it has to wait
   */
  async hold(
    asked: Asked,
    { joins = false, onWait }: { readonly joins?: boolean; readonly onWait?: (() => unknown) | undefined } = {},
  ): Promise<HeldWish | HadElsewhere> {
    const lock = this.#lock(asked);
    for (let waited = false; ; waited = true) {
      if (waited && (await lock.state()).kind === 'missing') return { kind: 'hadElsewhere', made: undefined };
      const got = await lock.take({ joins: waited || joins });
      if (got.kind === 'mine') return this.#held(asked, lock);
      if (got.kind === 'ended') return { kind: 'hadElsewhere', made: got.result };
      if (!waited) onWait?.();
      await this.#clock.sleep(pollMs, this.#signal);
    }
  }

  /** What an earlier window left without an outcome, each until it is held or told. Takes away locks that nobody holds. */
  async unfinished(): Promise<readonly WishNote[]> {
    const names = await fs.readdir(this.#folder).catch(() => []);
    const files = names.map(name => path.join(this.#folder, name));
    await Promise.all(files.filter(file => file.endsWith('.lock')).map(file => this.#sweep(file)));
    const notes = await Promise.all(files.filter(file => file.endsWith('.json')).map(file => this.#readNote(file)));
    return notes.flatMap(note => (note && !this.#told.has(askedKey(note)) ? [note] : []));
  }

  /** Waits while another window is at it. Undefined: that has ended, and tells what came of it. */
  async holdUnfinished(note: WishNote): Promise<HeldWish | undefined> {
    this.#told.add(askedKey(note));
    const held = await this.hold(note).catch(() => undefined);
    if (held?.kind === 'held' && held.note) return held;
    this.again(note);
    if (held?.kind === 'held') await held.letGo();
    return undefined;
  }

  /** It could not be looked for: the next to ask gets it once more. */
  again(note: Asked): void {
    this.#told.delete(askedKey(note));
  }

  /** It is known what came of it. */
  async settle(asked: Asked): Promise<void> {
    await this.#file(asked).remove();
  }

  async #held(asked: Asked, lock: LockFile): Promise<HeldWish> {
    const file = this.#file(asked);
    return new HeldWish({
      asked,
      account: this.#account,
      lock,
      file,
      note: this.#own(readNote(await file.read())),
      clock: this.#clock,
      signal: this.#signal,
      told: () => this.#told.add(askedKey(asked)),
    });
  }

  async #sweep(file: string): Promise<void> {
    const { kind } = await new LockFile(file, this.#clock).state();
    if (kind !== 'held') await fs.rm(file, { recursive: true, force: true }).catch(() => undefined);
  }

  async #readNote(file: string): Promise<WishNote | undefined> {
    return this.#own(readNote(await new JsonFile(file).read().catch(() => undefined)));
  }

  #own(note: WishNote | undefined): WishNote | undefined {
    return note?.account === this.#account ? note : undefined;
  }

  #lock(asked: Asked): LockFile {
    return new LockFile(this.#path(asked, 'lock'), this.#clock);
  }

  #file(asked: Asked): JsonFile {
    return new JsonFile(this.#path(asked, 'json'));
  }

  #path(asked: Asked, kind: string): string {
    return path.join(this.#folder, `${fingerprint(askedKey(asked))}.${kind}`);
  }
}
