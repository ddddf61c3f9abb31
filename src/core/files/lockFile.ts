import { randomUUID } from 'node:crypto';
import fs, { type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../clock';
import { errorCode } from '../errorCode';
import { quietly } from '../quietly';

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

interface Seen {
  readonly content: Content;
  readonly mtimeMs: number;
}

/** What somebody who waits sees. */
export type LockState =
  | { readonly kind: 'held' | 'stale' | 'missing' }
  /** `at`: when, in milliseconds since 1970. */
  | { readonly kind: 'ended'; readonly result: string | undefined; readonly at: number };

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
   * `mine`, unless somebody else holds it.
   *
   * @param joinsSince leaves one that ended with a result then or later, in milliseconds since 1970, and tells that
   */
  async take({ joinsSince = Infinity } = {}): Promise<LockState | typeof mine> {
    const isKept = (state: LockState) =>
      state.kind === 'held' || (state.kind === 'ended' && state.result !== undefined && state.at >= joinsSince);
    await fs.mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    for (;;) {
      if (await this.#make()) return mine;
      const state = await this.state();
      if (isKept(state)) return state;
      await this.#removeIf(seen => !isKept(this.#stateOf(seen)));
    }
  }

  async state(): Promise<LockState> {
    for await (const place of this.#places()) {
      const seen = await look(place);
      if (seen) return this.#stateOf(seen);
    }
    return { kind: 'missing' };
  }

  /** Whether it is held by this one still; gives a sign if so. Not while another has put it aside: a third may take it then. */
  isMine(): Promise<boolean> {
    return this.#ifMine(this.#file, file => this.#giveSign(file));
  }

  /** Lets go. `result` is for those who wait, until `remove`. */
  async end(result?: string): Promise<void> {
    for await (const place of this.#places()) {
      const hasEnded = await this.#ifMine(place, async file => {
        // In one piece over what is there, which is shorter: who looks meanwhile never sees half of it.
        await file.write(JSON.stringify({ ...this.#holder, ended: true, result }), 0);
        await this.#giveSign(file);
      });
      if (hasEnded) return;
    }
  }

  /** Takes away what this one has let go of. */
  async remove(): Promise<void> {
    const isOwn = ({ content }: Seen) => content.owner === this.#holder.owner;
    const seen = await look(this.#file);
    if (seen && isOwn(seen)) await this.#removeIf(isOwn);
  }

  /** Takes it away if its holder gave no sign for long, or let go of it so many milliseconds ago. */
  async sweep(endedMs: number): Promise<void> {
    const isOld = (seen: Seen) => {
      const { kind } = this.#stateOf(seen);
      return kind === 'stale' || (kind === 'ended' && this.#age(seen) >= endedMs);
    };
    const seen = await look(this.#file);
    if (seen && isOld(seen)) await this.#removeIf(isOld);
  }

  /** False if there is one. One that cannot be made whole is taken away again: it would keep everybody waiting. */
  async #make(): Promise<boolean> {
    let file: FileHandle;
    try {
      file = await fs.open(this.#file, 'wx', 0o600);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      await file.write(JSON.stringify(this.#holder), 0);
      await this.#giveSign(file);
      return true;
    } catch (error) {
      await quietly(fs.rm(this.#file, { force: true }));
      throw error;
    } finally {
      await file.close();
    }
  }

  #stateOf(seen: Seen): LockState {
    const { content } = seen;
    // File systems keep times in other units: what was a whole millisecond comes back as a little less.
    if (content.ended) return { kind: 'ended', result: content.result, at: Math.round(seen.mtimeMs) };
    // What it holds besides is no matter.
    return { kind: this.#age(seen) <= staleAfterMs && !hasEnded(content) ? 'held' : 'stale' };
  }

  /** A time to come is a clock that was wrong, and lasts no longer than one gone by. */
  #age({ mtimeMs }: Seen): number {
    return Math.abs(this.#clock.now() - mtimeMs);
  }

  /** Works on the very file that was looked at: one that another has made in its place since is left alone. */
  async #ifMine(place: string, work: (file: FileHandle) => Promise<unknown>): Promise<boolean> {
    const file = await quietly(fs.open(place, 'r+'));
    if (!file) return false;
    try {
      const { owner, ended } = await contentOf(file);
      if (owner !== this.#holder.owner || ended) return false;
      await work(file);
      return true;
    } finally {
      await file.close();
    }
  }

  /** Where it may be: another puts it aside for a moment, and back, to see whether it may go. */
  async *#places(): AsyncGenerator<string, void> {
    yield this.#file;
    const names = await fs.readdir(path.dirname(this.#file)).catch(() => []);
    const isAside = (name: string) => name.startsWith(`${path.basename(this.#file)}.`);
    yield* names.filter(isAside).map(name => path.join(path.dirname(this.#file), name));
    yield this.#file;
  }

  /** It may become another's while it is looked at: so it is put aside first, and back if it is not the one that was meant. */
  async #removeIf(isMeant: (seen: Seen) => boolean): Promise<void> {
    const aside = `${this.#file}.${randomUUID()}`;
    try {
      await fs.rename(this.#file, aside);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      throw error;
    }
    const seen = await look(aside);
    // Not over one that was made meanwhile: who lost it that way is told so before it sends anything.
    if (seen && !isMeant(seen)) await quietly(fs.link(aside, this.#file));
    await fs.rm(aside, { recursive: true, force: true });
  }

  async #giveSign(file: FileHandle): Promise<void> {
    const now = this.#clock.now() / 1000;
    await file.utimes(now, now);
  }
}

/** What it holds and its time, of one and the same file: it may be taken away, or be another's, at any moment. */
async function look(place: string): Promise<Seen | undefined> {
  const file = await quietly(fs.open(place));
  if (!file) {
    // Gone; or it cannot be opened just now, and is somebody's.
    const found = await quietly(fs.stat(place));
    return found && { content: {}, mtimeMs: found.mtimeMs };
  }
  try {
    const { mtimeMs } = await file.stat();
    return { content: await contentOf(file), mtimeMs };
  } finally {
    await file.close();
  }
}

async function contentOf(file: FileHandle): Promise<Content> {
  return readContent(await file.readFile('utf8').catch(() => ''));
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
