import { EventEmitter, window, workspace, type LogOutputChannel } from 'vscode';
import type { LogTry } from '../../core/api/log';
import { fingerprint } from '../../core/text/fingerprint';
import { within } from '../../core/within';
import { Disposables } from '../disposables';
import { later } from '../loadLater';
import { described, type LogTryOf } from '../log';
import { InvalidApiUrl, KeyringFails, NotSignedIn } from '../problems';
import { affects, settings } from '../settings';
import type { Account } from './account';
import { AccountFiles } from './accountFiles';
import type { KeyStore } from './keyStore';
import { isSameTeam, RefusedWork } from './refusedWork';
import type { StoredAccount, Team } from './storedAccount';

/** `print`: of the key and all that the account is made from, to tell whether another has to be made. */
interface Made {
  readonly account: Account;
  readonly print: string;
  readonly api: string;
}

export type StoredTeam = Team & { readonly isReadable: boolean };

/** In ms: so long anybody waits for the keyring who could work with what is known. */
const worthWaiting = 1000;

/**
 * Which teams are signed in, by name. Reads the keys when first asked, follows the setting `apiUrl` and other windows: in a
 * browser their changes make no event here, so the keys are read again whenever this window gets the focus.
 */
export class Accounts extends Disposables {
  readonly #keys: KeyStore;
  readonly #logTry: LogTryOf;
  readonly #log: Pick<LogOutputChannel, 'warn'>;
  readonly #files: AccountFiles;
  readonly refused = new RefusedWork();
  readonly #changed = this._register(new EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  /** Teams whose stored keys could not be read, the last time that was tried, and that are not signed in from before. */
  unreadable: readonly Team[] = [];
  /** The reading without which nothing is known, or not what has changed. None: nobody has asked, or it failed. */
  #due: Promise<unknown> | undefined;
  /** A reading that has not begun yet: it will see all that has happened by then. */
  #next: Promise<readonly Account[]> | undefined;
  /** Ends with the last reading, however that ends. */
  #idle: Promise<unknown> = Promise.resolve();
  #looking: Promise<readonly Account[]> | undefined;
  #made: readonly Made[] = [];

  /** @param storage the extension's own folder */
  constructor(keys: KeyStore, logTry: LogTryOf, log: Pick<LogOutputChannel, 'warn'>, storage: string) {
    super();
    this.#files = new AccountFiles(storage, log);
    this.#log = log;
    this.#keys = keys;
    this.#logTry = logTry;
    this._register(keys.onDidChange(() => void this.#reload()));
    this._register(window.onDidChangeWindowState(({ focused }) => focused && void this.#reload(false)));
    this._register(workspace.onDidChangeConfiguration(e => affects(e, 'apiUrl') && void this.#reload()));
    this._register({ dispose: () => this.known.forEach(account => account.dispose()) });
  }

  /** The accounts as far as they were read; none before anything asked for them. */
  get known(): readonly Account[] {
    return this.#made.map(({ account }) => account);
  }

  /** Those of the accounts, and what is known of others: where there are some, it is said whose a drive is. */
  get teams(): readonly Pick<Account, 'team'>[] {
    return [...this.known, ...this.unreadable.map(team => ({ team }))];
  }

  /** The accounts signed in. Those that are known, where a keyring that hangs keeps it from being seen that they still are. */
  async current(): Promise<readonly Account[]> {
    await (this.#due ?? this.#read());
    await within(worthWaiting, this.#idle);
    return this.known;
  }

  /** As `current`, after looking whether another window has signed in or out. The same key keeps the same account. */
  again(): Promise<readonly Account[]> {
    // Shared by all who ask meanwhile: ten presses of Refresh are one look.
    this.#looking ??= this.#read().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /**
   * The accounts signed in, one at least; rejects with NotSignedIn, or KeyringFails. What could not be read is tried anew, for
   * long only where there is nothing else.
   */
  async required(): Promise<readonly Account[]> {
    if (!settings.apiUrl().ok) throw new InvalidApiUrl();
    const current = await this.current();
    if (this.unreadable.length > 0) {
      const again = this.again();
      await (current.length > 0 ? within(worthWaiting, again) : again);
    }
    if (this.known.length === 0) throw this.unreadable.length > 0 ? new KeyringFails() : new NotSignedIn();
    return this.known;
  }

  /** Adds a team; of one that is signed in already, the key is replaced. */
  async save(stored: StoredAccount): Promise<Account> {
    // Who is signed in by now goes on unless its key changes.
    await this.current();
    await this.#keys.save(stored);
    await this.#reload();
    const account = (await this.current()).find(({ id }) => id === stored.team.id);
    if (!account) throw new KeyringFails('it was not kept');
    // The same key is the same account, which a key that was refused for a while may be.
    this.refused.goOn([account], this.known);
    return account;
  }

  /** The account of the same team as it is signed in now, perhaps with another key. */
  async sameTeam(account: Account): Promise<Account | undefined> {
    return (await this.current()).find(now => isSameTeam(account, now));
  }

  /**
   * The teams whose keys are stored, under whatever origin they were accepted. One whose key cannot be read is called what it
   * was called before, or by its id where it was never read.
   */
  async stored(): Promise<readonly StoredTeam[]> {
    const { stored, unreadable } = await this.#keys.load();
    const readable = stored.map(({ team }) => ({ ...team, isReadable: true }));
    const others = unreadable.map(team => ({ ...team, isReadable: false }));
    return [...readable, ...others].sort(byName);
  }

  /** @param teams their ids; all if left out, also those that cannot be read */
  async signOut(teams?: readonly string[]): Promise<void> {
    await this.#keys.forget(teams);
    await this.#reload();
    await this.clearSignedOut();
  }

  /** Takes away what is left here of those who signed out, also elsewhere. Asks for no key. */
  clearSignedOut(): Promise<void> {
    return this.#files.forget(this.#keys.signedOut);
  }

  /** @param isDue something has changed; otherwise it may have */
  async #reload(isDue = true): Promise<void> {
    // Nobody has asked yet, so there is nothing to follow; the next to ask reads what is true then.
    if (!this.#due) return;
    await this.#read(isDue).catch((error: unknown) =>
      this.#log.warn(`the account cannot be read: ${described(error)}`),
    );
  }

  /** One after another, so that two readings of the same key end with one account. A failed one is tried anew. */
  #read(isDue = !this.#due): Promise<readonly Account[]> {
    const reading = (this.#next ??= this.#idle.then(() => {
      this.#next = undefined;
      return this.#load();
    }));
    if (isDue) this.#due = reading;
    this.#idle = reading.catch(() => {
      if (this.#due === reading) this.#due = undefined;
    });
    return reading;
  }

  async #load(): Promise<readonly Account[]> {
    const before = this.#made;
    const unreadable = idsOf(this.unreadable);
    const made = await this.#makeAll();
    const gone = before.filter(each => !made.includes(each));
    const came = made.filter(each => !before.includes(each));
    // At once, however long a disk takes to clear: the list of an account that has ended looks like one without drives.
    this.#made = [...made].sort((a, b) => byName(a.account.team, b.account.team));
    await Promise.all(gone.map(({ account }) => account.end()));
    await this.clearSignedOut();
    if (gone.length + came.length > 0 || unreadable !== idsOf(this.unreadable)) {
      this.#changed.fire();
      this.refused.goOn(
        came.map(({ account }) => account),
        this.known,
      );
    }
    return this.known;
  }

  /**
   * A key belongs to the origin that accepted it: under another `apiUrl` its team is not signed in, and nothing is sent.
   * One that the keyring does not give for a while signs nobody out.
   */
  async #makeAll(): Promise<readonly Made[]> {
    const baseUrl = settings.apiUrl();
    const api = JSON.stringify(baseUrl);
    const { stored, unreadable } = await this.#keys.load();
    const isOf = ({ account }: Made, team: Team) => account.id === team.id;
    const kept = this.#made.filter(made => made.api === api && unreadable.some(team => isOf(made, team)));
    this.unreadable = unreadable.filter(team => !kept.some(made => isOf(made, team))).sort(byName);
    if (!baseUrl.ok) return [];
    const whole = stored.filter(({ origin }) => origin === baseUrl.origin);
    return [...kept, ...(await Promise.all(whole.map(each => this.#make(each, baseUrl.url, api))))];
  }

  /** VS Code tells of secrets that did not change: the same key must not throw the list away. */
  async #make(stored: StoredAccount, baseUrl: string, api: string): Promise<Made> {
    const print = fingerprint(JSON.stringify([stored, api]));
    const same = this.#made.find(made => made.print === print);
    if (same) return same;
    const { Account, createClient } = await later();
    const whose = { id: stored.team.id, origin: stored.origin, team: stored.team };
    const log: LogTry = entry => {
      if (entry.error) this.refused.note(entry.error, whose);
      this.#logTry(entry, whose);
    };
    const client = createClient({ baseUrl, key: stored.key, log });
    return { account: new Account(stored, client, this.#files), print, api };
  }
}

function idsOf(teams: readonly Team[]): string {
  return teams.map(({ id }) => id).join(' ');
}

/** As people look for them; two of one name always in the same order. */
function byName(a: Team, b: Team): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
