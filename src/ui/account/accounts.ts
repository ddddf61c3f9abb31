import { EventEmitter, workspace } from 'vscode';
import type { LogTry } from '../../core/api/log';
import { Disposables } from '../disposables';
import { InvalidApiUrl, NotSignedIn } from '../problems';
import { affects, settings } from '../settings';
import { Account } from './account';
import type { KeyStore } from './keyStore';
import type { StoredAccount } from './storedAccount';

/** Which team is signed in. Reads the key when first asked, follows other windows and the setting `apiUrl`. */
export class Accounts extends Disposables {
  readonly #keys: KeyStore;
  readonly #logTry: LogTry;
  readonly #changed = this._register(new EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #latest: Promise<Account | undefined> | undefined;
  #current: { readonly account: Account; readonly facts: string } | undefined;

  constructor(keys: KeyStore, logTry: LogTry) {
    super();
    this.#keys = keys;
    this.#logTry = logTry;
    this._register(keys.onDidChange(() => void this.#reload()));
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

  /** The account signed in; rejects with NotSignedIn. */
  async required(): Promise<Account> {
    if (!settings.apiUrl().ok) throw new InvalidApiUrl();
    const account = await this.current();
    if (!account) throw new NotSignedIn();
    return account;
  }

  async save(stored: StoredAccount): Promise<Account> {
    const before = await this.current();
    await this.#keys.save(stored);
    if (before && before.id !== stored.team.id) await this.#keys.forget(before.id);
    await this.#reload();
    return this.required();
  }

  /** The team whose key is stored, under whatever origin it was accepted. */
  async stored(): Promise<StoredAccount['team'] | undefined> {
    return (await this.#keys.load())?.team;
  }

  async signOut(): Promise<void> {
    await this.#keys.forgetAll();
    await this.#reload();
  }

  async #reload(): Promise<void> {
    // Nobody has asked yet, so there is nothing to follow; the next to ask reads what is true then.
    if (this.#latest) await this.#read().catch(() => undefined);
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
    const stored = await this.#stored();
    const facts = stored && JSON.stringify([stored, settings.apiUrl()]);
    // VS Code tells of secrets that did not change: the same key must not throw the list away.
    if (this.#current?.facts === facts) return this.#current?.account;
    const account = stored && (await this.#build(stored));
    this.#current?.account.dispose();
    this.#current = account && facts !== undefined ? { account, facts } : undefined;
    this.#changed.fire();
    return account;
  }

  /** A key belongs to the origin that accepted it: under another `apiUrl` nobody is signed in, and nothing is sent. */
  async #stored(): Promise<StoredAccount | undefined> {
    const api = settings.apiUrl();
    const stored = await this.#keys.load();
    return api.ok && stored?.origin === api.origin ? stored : undefined;
  }

  async #build(stored: StoredAccount): Promise<Account | undefined> {
    const api = settings.apiUrl();
    if (!api.ok) return undefined;
    const { createClient } = await import('../../core/api/client');
    return new Account(stored, createClient({ baseUrl: api.url, key: stored.key, log: this.#logTry }));
  }
}
