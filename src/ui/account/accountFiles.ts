import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogOutputChannel } from 'vscode';
import { JsonFile } from '../../core/files/jsonFile';
import { quietly } from '../../core/quietly';
import { fingerprint } from '../../core/text/fingerprint';
import { described, whose } from '../log';
import type { SignedOut } from './keyStore';
import { accountName, type StoredAccount } from './storedAccount';

/** Where accounts keep what outlives a window of this host: their last lists, and what they have asked for. */
export class AccountFiles {
  /** Of each kind, a folder per account below it, by `accountName`. */
  readonly #lists: string;
  readonly #wishes: string;
  /** Of each sign-out that was carried out on this host, an empty folder. */
  readonly #cleared: string;
  readonly #log: Pick<LogOutputChannel, 'warn'>;

  /** @param storage the extension's own folder */
  constructor(storage: string, log: Pick<LogOutputChannel, 'warn'>) {
    this.#lists = path.join(storage, 'lists');
    this.#wishes = path.join(storage, 'wishes');
    this.#cleared = path.join(storage, 'cleared');
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
   * Takes away what those left here who signed out, perhaps on another computer while nothing ran here: once, whatever either
   * computer's clock says. The place belongs to other profiles too, and what comes later is theirs. What cannot be removed is
   * told, tried again the next time, and keeps nobody from signing out.
   */
  async forget(signedOut: readonly SignedOut[]): Promise<void> {
    for (const [account, at] of signedOut) {
      const cleared = path.join(this.#cleared, `${account}-${at}`);
      if (await quietly(stat(cleared))) continue;
      try {
        for (const folder of [this.#lists, this.#wishes])
          await rm(path.join(folder, account), { recursive: true, force: true, maxRetries: 3 });
        await mkdir(cleared, { recursive: true });
      } catch (error) {
        this.tell(error);
      }
    }
  }

  /** A file that failed costs no more than what was in it. */
  readonly tell = (error: unknown, account?: StoredAccount): void =>
    this.#log.warn(`${whose(account)}kept files: ${described(error)}`);
}
