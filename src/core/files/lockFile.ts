import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../clock';
import { errorCode } from '../errorCode';

/** A holder that gave no sign for this time has ended without letting go, in milliseconds. */
export const staleAfterMs = 120_000;

const schema = v.object({
  owner: v.optional(v.string()),
  /** The process that holds it, and where that runs: folders can be shared between computers. */
  pid: v.optional(v.number()),
  host: v.optional(v.string()),
  /** Let go. It stays for a while, so that those who waited learn what came of it. */
  ended: v.optional(v.boolean()),
  result: v.optional(v.string()),
});
type Content = v.InferOutput<typeof schema>;

/** What somebody who waits sees. */
export type LockState =
  { readonly kind: 'held' | 'stale' | 'missing' } | { readonly kind: 'ended'; readonly result: string | undefined };

const mine = { kind: 'mine' } as const;

/** A file that one window of this host holds at a time. Its time says when its holder last gave a sign. */
export class LockFile {
  readonly #file: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #holder = { owner: randomUUID(), pid: process.pid, host: hostname() };

  constructor(file: string, clock: Pick<Clock, 'now'>) {
    this.#file = file;
    this.#clock = clock;
  }

  /**
   * `mine`, unless somebody else holds it. Two that take over a stale one at once may both get it: see `isMine`.
   *
   * @param joins leaves one that ended with a result, and tells that
   */
  async take({ joins = false } = {}): Promise<LockState | typeof mine> {
    await fs.mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    for (;;) {
      if (await this.#make()) return mine;
      const state = await this.state();
      if (state.kind === 'held' || (joins && state.kind === 'ended' && state.result !== undefined)) return state;
      await fs.rm(this.#file, { recursive: true, force: true });
    }
  }

  async state(): Promise<LockState> {
    const seen = await this.#look();
    if (!seen) return { kind: 'missing' };
    const { content, mtimeMs } = seen;
    if (content.ended) return { kind: 'ended', result: content.result };
    // A time to come is a clock that was wrong, and lasts no longer than one gone by. What it holds besides is no matter.
    const isFresh = Math.abs(this.#clock.now() - mtimeMs) <= staleAfterMs;
    return { kind: isFresh && !hasEnded(content) ? 'held' : 'stale' };
  }

  /** Whether it is held by this one still; gives a sign if so. */
  async isMine(): Promise<boolean> {
    const { owner, ended } = await this.#read();
    if (owner !== this.#holder.owner || ended) return false;
    await this.#giveSign();
    return true;
  }

  /** Lets go. `result` is for those who wait, until `remove`. */
  async end(result?: string): Promise<void> {
    if (!(await this.isMine())) return;
    await fs.writeFile(this.#file, JSON.stringify({ ...this.#holder, ended: true, result }));
  }

  /** Takes away what this one has let go of. */
  async remove(): Promise<void> {
    if ((await this.#read()).owner === this.#holder.owner) await fs.rm(this.#file, { force: true });
  }

  /** False if there is one. One that cannot be made whole is taken away again: it would keep everybody waiting. */
  async #make(): Promise<boolean> {
    try {
      await fs.writeFile(this.#file, '', { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      await fs.writeFile(this.#file, JSON.stringify(this.#holder));
      await this.#giveSign();
      return true;
    } catch (error) {
      await fs.rm(this.#file, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async #read(): Promise<Content> {
    return (await this.#look())?.content ?? {};
  }

  /** What it holds and its time, of one and the same file: it may be taken away, or be another's, at any moment. */
  async #look(): Promise<{ readonly content: Content; readonly mtimeMs: number } | undefined> {
    const file = await fs.open(this.#file).catch(() => undefined);
    if (!file) {
      // Gone; or it cannot be opened just now, and is somebody's.
      const found = await fs.stat(this.#file).catch(() => undefined);
      return found && { content: {}, mtimeMs: found.mtimeMs };
    }
    try {
      const { mtimeMs } = await file.stat();
      return { content: readContent(await file.readFile('utf8').catch(() => '')), mtimeMs };
    } finally {
      await file.close();
    }
  }

  async #giveSign(): Promise<void> {
    const now = this.#clock.now() / 1000;
    await fs.utimes(this.#file, now, now);
  }
}

/** A file that is being written, or was written by something else, holds nothing that is known. */
function readContent(text: string): Content {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return {};
  }
}

/** Whether the process is known to have ended: a window that was closed does not have to be waited for. */
function hasEnded({ pid, host }: Content): boolean {
  if (pid === undefined || pid <= 0 || host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}
