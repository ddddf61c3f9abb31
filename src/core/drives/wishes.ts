import fs from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../clock';
import { Emitter } from '../emitter';
import { errorCode } from '../errorCode';
import { JsonFile } from '../files/jsonFile';
import { LockFile } from '../files/lockFile';
import { quietly } from '../quietly';
import { fingerprint } from '../text/fingerprint';
import { HeldWish, shownForMs } from './heldWish';
import { askedKey, readNote, type Asked, type WishNote } from './wishNote';

/** How often somebody who waits looks whether the other window has ended, in milliseconds. */
export const pollMs = 250;

/**
 * What nobody can read is of no use after this time, in milliseconds: half a file of a host that ended, another version's. Nor is
 * what was given up so long ago: it was there by then, or was not made.
 */
const uselessAfterMs = 24 * 60 * 60_000;

/** Another window of this host has had the same request, which has ended meanwhile. */
export interface HadElsewhere {
  readonly kind: 'hadElsewhere';
  /** The id of what it made; undefined if that could not be seen. */
  readonly made: string | undefined;
}

export interface HowToHold {
  /**
   * When somebody asked for it, by `Wishes.now`: what another window has made since then is it, however late this one comes to
   * look. Left out: now.
   */
  readonly askedAt?: number | undefined;
  /** Whether it is a part of what another window was seen to be at: where that is no longer to be seen, it has ended. */
  readonly joins?: boolean | undefined;
  /** Whether it is held although the note there cannot be read. */
  readonly unwritten?: boolean | undefined;
  /** Called once, when another window of this host is at the same, and is waited for. */
  readonly onWait?: (() => unknown) | undefined;
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
  /** Requests of which this window has said that their outcome is not known: once is enough. */
  readonly #told = new Set<string>();
  /** Those of them of which it is still not known: the names that were asked for, and whether a note was seen. */
  readonly #lost = new Map<string, { readonly name: string; isNoted: boolean }>();
  readonly #changed = new Emitter<void>();
  /** `lost` is another. */
  readonly onDidChange = this.#changed.event;
  /** Those it is at. */
  readonly #held = new Set<string>();

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

  /** By the clock that locks are judged by, in milliseconds since 1970. */
  now(): number {
    return this.#clock.now();
  }

  /** Names of what this window has asked for, or looked for, without learning what came of it. */
  get lost(): readonly string[] {
    return [...this.#lost.values()].map(({ name }) => name);
  }

  /** Lets go of what was lost and another window has settled or forgotten: its note is gone. What had none stays. */
  async lookAtLost(): Promise<void> {
    for (const [key, lost] of this.#lost) {
      const isThere = await fs.stat(this.#path(key, 'json')).then(
        () => true,
        (error: unknown) => errorCode(error) !== 'ENOENT',
      );
      if (isThere) lost.isNoted = true;
      else if (lost.isNoted) this.#isKnown(key);
    }
  }

  /** Waits until no other window is at the same request. Rejects as file systems do, and when the account ends. */
  async hold(
    asked: Asked,
    { askedAt = this.now(), joins = false, unwritten = false, onWait }: HowToHold = {},
  ): Promise<HeldWish | HadElsewhere> {
    const lock = this.#lock(asked);
    for (let waits = 0; ; waits += 1) {
      const sawIt = joins || waits > 0;
      const seen = sawIt ? await lock.state() : undefined;
      if (seen?.kind === 'missing') return { kind: 'hadElsewhere', made: undefined };
      // Not taken while somebody holds it or tells a result: it may be taken away just then, and would seem to be free.
      const isTheirs = seen?.kind === 'held' || (seen?.kind === 'ended' && seen.result !== undefined);
      const got = isTheirs ? seen : await this.#take(lock, sawIt ? -Infinity : askedAt);
      if (got.kind === 'mine') return this.#hold(asked, lock, unwritten);
      if (got.kind === 'ended') return { kind: 'hadElsewhere', made: got.result };
      if (waits === 0) onWait?.();
      await this.#clock.sleep(pollMs, this.#signal);
    }
  }

  /** Whether a window of this host is at it, or was a moment ago. */
  async isAskedFor(asked: Asked): Promise<boolean> {
    return (await this.#lock(asked).state()).kind !== 'missing';
  }

  /** All that is written down, by whatever window. */
  async notes(): Promise<readonly WishNote[]> {
    const files = (await this.#files()).filter(file => !isLock(file));
    const notes = await Promise.all(files.map(file => this.#readNote(file)));
    return notes.flatMap(note => note ?? []);
  }

  /** What was left without an outcome and this window is not at, each until it has told. Takes away locks nobody needs. */
  async unfinished(): Promise<readonly WishNote[]> {
    const locks = (await this.#files()).filter(isLock);
    await Promise.all(locks.map(file => quietly(new LockFile(file, this.#clock).sweep(shownForMs))));
    return (await this.notes()).filter(note => !note.isGivenUp && this.#isNews(note));
  }

  /** Waits while any window is at it. Undefined: that has ended, and tells what came of it. */
  async holdUnfinished(note: WishNote): Promise<HeldWish | undefined> {
    const held = await quietly(this.hold(note));
    if (held?.kind !== 'held') return undefined;
    if (held.note && !held.note.isGivenUp && !this.#told.has(askedKey(note))) return held;
    await held.letGo();
    return undefined;
  }

  /** It is known what came of it, which counts more than a note that cannot be removed. */
  async settle(asked: Asked): Promise<void> {
    this.#isKnown(askedKey(asked));
    await quietly(this.#file(asked).remove());
  }

  /**
   * Nobody wants to know any more what came of it. What a window is at stays: that will tell. Where somebody has signed out
   * there is nothing left. Rejects as file systems do.
   */
  async forget(asked: Asked): Promise<void> {
    if (!(await quietly(fs.stat(this.#folder)))?.isDirectory()) return;
    const lock = this.#lock(asked);
    if ((await this.#take(lock)).kind !== 'mine') return;
    try {
      await this.#file(asked).remove();
      this.#isKnown(askedKey(asked));
    } finally {
      await quietly(lock.remove());
    }
  }

  async #files(): Promise<readonly string[]> {
    const names = await fs.readdir(this.#folder).catch(() => []);
    return names.map(name => path.join(this.#folder, name));
  }

  #isNews(note: WishNote): boolean {
    const key = askedKey(note);
    return !this.#told.has(key) && !this.#held.has(key);
  }

  /** On Windows, what was just removed is there no more and yet in the way for a moment. */
  async #take(lock: LockFile, joinsSince = Infinity, triesLeft = 4): ReturnType<LockFile['take']> {
    try {
      return await lock.take({ joinsSince });
    } catch (error) {
      if (triesLeft === 0 || !['EPERM', 'EBUSY'].includes(String(errorCode(error)))) throw error;
      await this.#clock.sleep(pollMs, this.#signal);
      return this.#take(lock, joinsSince, triesLeft - 1);
    }
  }

  async #hold(asked: Asked, lock: LockFile, unwritten: boolean): Promise<HeldWish> {
    const file = this.#file(asked);
    const key = askedKey(asked);
    const noted = await file.read().catch(async (error: unknown) => {
      if (unwritten) return undefined;
      await quietly(lock.end());
      throw error;
    });
    this.#held.add(key);
    return new HeldWish({
      asked,
      account: this.#account,
      lock,
      file,
      note: this.#ofUse(readNote(noted)),
      clock: this.#clock,
      signal: this.#signal,
      told: () => {
        this.#told.add(key);
        this.#lost.set(key, { name: asked.sent.name, isNoted: false });
        this.#changed.fire();
        void this.lookAtLost();
      },
      known: () => this.#isKnown(key),
      over: () => this.#held.delete(key),
    });
  }

  #isKnown(key: string): void {
    if (this.#lost.delete(key)) this.#changed.fire();
  }

  async #removeOlder(file: string, ms: number): Promise<void> {
    const found = await quietly(fs.stat(file));
    if (!found || Math.abs(this.#clock.now() - found.mtimeMs) < ms) return;
    await quietly(fs.rm(file, { recursive: true, force: true }));
  }

  async #readNote(file: string): Promise<WishNote | undefined> {
    const isWhole = file.endsWith('.json');
    const note = isWhole && readNote(await quietly(new JsonFile(file).read()));
    if (!note) await this.#removeOlder(file, uselessAfterMs);
    else if (this.#isOld(note)) await quietly(this.#removeOld(note));
    return note ? this.#ofUse(note) : undefined;
  }

  #ofUse(note: WishNote | undefined): WishNote | undefined {
    return note?.account === this.#account && !this.#isOld(note) ? note : undefined;
  }

  #isOld({ isGivenUp, time }: WishNote): boolean {
    return isGivenUp === true && Math.abs(this.#clock.now() - time) > uselessAfterMs;
  }

  /** Unless somebody is asking for the same just now: that will tell. */
  async #removeOld(asked: Asked): Promise<void> {
    const lock = this.#lock(asked);
    if ((await this.#take(lock)).kind !== 'mine') return;
    try {
      const now = readNote(await this.#file(asked).read());
      if (now && this.#isOld(now)) await this.#file(asked).remove();
    } finally {
      await quietly(lock.remove());
    }
  }

  #lock(asked: Asked): LockFile {
    return new LockFile(this.#path(askedKey(asked), 'lock'), this.#clock);
  }

  #file(asked: Asked): JsonFile {
    return new JsonFile(this.#path(askedKey(asked), 'json'));
  }

  #path(key: string, kind: string): string {
    return path.join(this.#folder, `${fingerprint(key)}.${kind}`);
  }
}

function isLock(file: string): boolean {
  return file.endsWith('.lock');
}
