import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogOutputChannel } from 'vscode';
import { JsonFile } from '../../core/files/jsonFile';
import { fingerprint } from '../../core/text/fingerprint';
import { described, whose } from '../log';
import type { SignedOut } from './keyStore';
import { accountName, type StoredAccount } from './storedAccount';

/** Where accounts keep what outlives a window of this host: their last lists, and what they have asked for. */
export class AccountFiles {
  /** Of each kind, a folder per account below it, by `accountName`. */
  readonly #lists: string;
  readonly #wishes: string;
  readonly #log: Pick<LogOutputChannel, 'warn'>;

  /** @param storage the extension's own folder */
  constructor(storage: string, log: Pick<LogOutputChannel, 'warn'>) {
    this.#lists = path.join(storage, 'lists');
    this.#wishes = path.join(storage, 'wishes');
    this.#log = log;
  }

  /** Of one key: another one of the same team may not be permitted to see what this one saw. */
  list(stored: StoredAccount): JsonFile {
    const account = accountName(stored);
    const key = fingerprint(JSON.stringify([account, stored.key]));
    return new JsonFile(path.join(this.#lists, account, `${key}.json`));
  }

  /** A folder of this account alone. */
  wishes(stored: StoredAccount): string {
    return path.join(this.#wishes, accountName(stored));
  }

  /**
   * Takes away what those left here who signed out, perhaps on another computer while nothing ran here. The place belongs to
   * other profiles too, whose people are nobody's here: what was touched since is one of theirs. What cannot be removed is
   * told, and keeps nobody from signing out.
   *
   * @param now who signs out from then on leaves nothing, however lately it was touched
   */
  async forget(signedOut: readonly SignedOut[], now = Infinity): Promise<void> {
    for (const [account, at] of signedOut) {
      for (const folder of [this.#lists, this.#wishes]) await this.#remove(path.join(folder, account), at, now);
    }
  }

  /** A file that failed costs no more than what was in it. */
  readonly tell = (error: unknown, account?: StoredAccount): void =>
    this.#log.warn(`${whose(account)}kept files: ${described(error)}`);

  async #remove(left: string, at: number, now: number): Promise<void> {
    const found = await stat(left).catch(() => undefined);
    if (!found || (at < now && found.mtimeMs > at)) return;
    await rm(left, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => this.tell(error));
  }
}
