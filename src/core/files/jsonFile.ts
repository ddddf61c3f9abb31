import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../errorCode';
import { quietly } from '../quietly';

/**
 * A value on disk, for this computer's user alone. What is done through one of these happens in the order asked for, and any
 * reader sees an old value or a new one, never half of one: it is written beside its place and then renamed.
 */
export class JsonFile {
  readonly #file: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined if there is none, or what is there is no JSON: a damaged file is as good as none. */
  read(): Promise<unknown> {
    return this.#next(async () => {
      try {
        return JSON.parse(await fs.readFile(this.#file, 'utf8')) as unknown;
      } catch (error) {
        if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    });
  }

  write(value: unknown): Promise<void> {
    return this.writePieces([JSON.stringify(value)]);
  }

  /** A value in pieces of its JSON, each of which is asked for when the one before is written. */
  writePieces(pieces: Iterable<string>): Promise<void> {
    return this.#next(async () => {
      await fs.mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      const beside = `${this.#file}.${randomUUID()}`;
      try {
        await fs.writeFile(beside, pieces, { mode: 0o600 });
        await fs.rename(beside, this.#file);
      } catch (error) {
        await fs.rm(beside, { force: true });
        throw error;
      }
    });
  }

  remove(): Promise<void> {
    return this.#next(() => fs.rm(this.#file, { force: true }));
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = quietly(done);
    return done;
  }
}
