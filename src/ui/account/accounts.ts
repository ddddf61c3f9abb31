import { EventEmitter, window, workspace, type LogOutputChannel } from 'vscode';
import type { BaseUrl } from '../../core/api/baseUrl';
import type { LogTry } from '../../core/api/log';
import { fingerprint } from '../../core/text/fingerprint';
import { Disposables } from '../disposables';
import { described } from '../log';
import { InvalidApiUrl, KeyringFails, NotSignedIn } from '../problems';
import { affects, settings } from '../settings';
import type { Account } from './account';
import { AccountFiles } from './accountFiles';
import type { KeyStore } from './keyStore';
import { isSameTeam, RefusedWork } from './refusedWork';
import type { StoredAccount } from './storedAccount';

/**
 * Which team is signed in. Reads the key when first asked, follows the setting `apiUrl` and other windows: in a browser
 * their changes make no event here, so the key is read again whenever this window gets the focus.
 */
export class Accounts extends Disposables {
  readonly #keys: KeyStore;
  readonly #logTry: LogTry;
  readonly #log: Pick<LogOutputChannel, 'warn'>;
  readonly #files: AccountFiles;
  readonly refused = new RefusedWork();
  readonly #changed = this._register(new EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  /** The stored key could not be read, the last time that was tried. */
  #unreadable: KeyringFails | undefined;
  #latest: Promise<Account | undefined> | undefined;
  #looking: Promise<Account | undefined> | undefined;
  /** `print`: of the key and all that an account is made from, to tell whether another has to be made. */
  #current: { readonly account: Account; readonly print: string; readonly api: string } | undefined;

  /** @param storage the extension's own folder */
  constructor(keys: KeyStore, logTry: LogTry, log: Pick<LogOutputChannel, 'warn'>, storage: string) {
    super();
    this.#files = new AccountFiles(storage, log);
    this.#log = log;
    this.#keys = keys;
    this.#logTry = logTry;
    this._register(keys.onDidChange(() => void this.#reload()));
    this._register(window.onDidChangeWindowState(({ focused }) => focused && void this.#reload()));
    this._register(workspace.onDidChangeConfiguration(e => affects(e, 'apiUrl') && void this.#reload()));
    this._register({ dispose: () => this.#current?.account.dispose() });
  }

  /** The account as far as it was read; undefined before anything asked for it. */
  get known(): Account | undefined {
    return this.#current?.account;
  }

  /** The account signed in, or undefined. */
  current(): Promise<Account | undefined> {
    return this.#latest ?? this.#read();
  }

  /** As `current`, after looking whether another window has signed in or out. The same key keeps the same account. */
  again(): Promise<Account | undefined> {
    // Shared by all who ask meanwhile: ten presses of Refresh are one look.
    this.#looking ??= this.#read().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** The account signed in; rejects with NotSignedIn, or KeyringFails. What could not be read before is tried anew. */
  async required(): Promise<Account> {
    if (!settings.apiUrl().ok) throw new InvalidApiUrl();
    const account = (await this.current()) ?? (this.#unreadable ? await this.again() : undefined);
    if (!account) throw this.#unreadable ?? new NotSignedIn();
    return account;
  }

  async save(stored: StoredAccount): Promise<Account> {
    const before = await this.current();
    await this.#keys.save(stored);
    if (before && before.id !== stored.team.id) await this.#keys.forget(before.id);
    await this.#reload();
    const account = await this.current();
    if (!account) throw new KeyringFails('it was not kept');
    // The same key is the same account, which a key that was refused for a while may be.
    this.refused.goOn(account);
    return account;
  }

  /** The account of the same team as it is signed in now, perhaps with another key. */
  async sameTeam(account: Account): Promise<Account | undefined> {
    const now = await this.current();
    return isSameTeam(account, now) ? now : undefined;
  }

  /** The team whose key is stored, under whatever origin it was accepted; undefined also if that cannot be read. */
  async stored(): Promise<StoredAccount['team'] | undefined> {
    const stored = await this.#keys.load().catch(() => undefined);
    return stored?.team;
  }

  async signOut(): Promise<void> {
    const now = Date.now();
    await this.#keys.forgetAll();
    await this.#reload();
    await this.#files.forget(this.#keys.signedOut, now);
  }

  async #reload(): Promise<void> {
    // Nobody has asked yet, so there is nothing to follow; the next to ask reads what is true then.
    if (!this.#latest) return;
    await this.#read().catch((error: unknown) => this.#log.warn(`the account cannot be read: ${described(error)}`));
  }

  /** One after another, so that two readings of the same key end with one account. A failed one is tried anew. */
  #read(): Promise<Account | undefined> {
    const before = this.#latest ?? Promise.resolve(undefined);
    const reading = before.catch(() => undefined).then(() => this.#load());
    this.#latest = reading;
    reading.catch(() => {
      if (this.#latest === reading) this.#latest = undefined;
    });
    return reading;
  }

  async #load(): Promise<Account | undefined> {
    const api = settings.apiUrl();
    const stored = await this.#stored(api);
    // A keyring that is locked for a while signs nobody out.
    if (stored === 'unreadable' && this.#current?.api === JSON.stringify(api)) return this.#current.account;
    const print = fingerprint(JSON.stringify([stored, api]));
    // VS Code tells of secrets that did not change: the same key must not throw the list away.
    if (this.#current?.print === print) return this.#current.account;
    const account = stored && stored !== 'unreadable' ? await this.#build(stored) : undefined;
    if (!account && !this.#current) return undefined;
    await this.#current?.account.end();
    this.#current = account && { account, print, api: JSON.stringify(api) };
    this.#changed.fire();
    this.refused.goOn(account);
    return account;
  }

  /**
   * A key belongs to the origin that accepted it: under another `apiUrl` nobody is signed in, and nothing is sent.
   * One that the keyring does not give counts as none, so that another can take its place.
   */
  async #stored(api: BaseUrl): Promise<StoredAccount | 'unreadable' | undefined> {
    this.#unreadable = undefined;
    const stored = await this.#keys.load().catch(() => {
      this.#unreadable = new KeyringFails();
      return 'unreadable' as const;
    });
    if (stored === 'unreadable') return stored;
    await this.#files.forget(this.#keys.signedOut);
    return api.ok && stored?.origin === api.origin ? stored : undefined;
  }

  async #build(stored: StoredAccount): Promise<Account | undefined> {
    const api = settings.apiUrl();
    if (!api.ok) return undefined;
    const { Account, createClient } = await import('../later');
    const client = createClient({ baseUrl: api.url, key: stored.key, log: this.#logTry });
    return new Account(stored, client, this.#files);
  }
}
