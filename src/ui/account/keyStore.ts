import { EventEmitter, type LogOutputChannel, type Memento, type SecretStorage } from 'vscode';
import { within } from '../../core/within';
import { Disposables } from '../disposables';
import { described } from '../log';
import { KeyringFails } from '../problems';
import {
  accountName,
  named,
  readStoredAccount,
  readTeams,
  type NamedTeam,
  type StoredAccount,
  type Team,
} from './storedAccount';

const secretPrefix = 'paperspaceDrives.key.';
const teamsKey = 'paperspaceDrives.teams';
const namesKey = 'paperspaceDrives.teamNames';
const signedOutKey = 'paperspaceDrives.signedOut';

/** In ms: a person may be typing the keyring's own password. */
const keyringWithin = 30_000;

/** An `accountName`, and when it was signed out, in milliseconds since 1970. */
export type SignedOut = readonly [account: string, at: number];

/** What was found at rest. */
export interface AtRest {
  /** Of every team whose secret is whole. */
  readonly stored: readonly StoredAccount[];
  /** The teams whose secret the keyring would not give, as they were called when it last did; by their ids if it never did. */
  readonly unreadable: readonly Team[];
}

/**
 * Keys by team: a secret each in SecretStorage, the teams' ids and names in `globalState`, and there too whose key was taken
 * away.
 */
export class KeyStore extends Disposables {
  readonly #secrets: SecretStorage;
  readonly #state: Memento;
  readonly #log: Pick<LogOutputChannel, 'warn'>;
  /** Teams that this window has seen: another one that writes the list of ids at the same moment may leave out one of them. */
  readonly #seen = new Set<string>();
  readonly #changed = this._register(new EventEmitter<void>());
  /** Something was stored or removed, here or in another window; VS Code also fires it without a change. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: SecretStorage, state: Memento, log: Pick<LogOutputChannel, 'warn'>) {
    super();
    this.#secrets = secrets;
    this.#state = state;
    this.#log = log;
    this._register(
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(secretPrefix)) void this.#follow(key.slice(secretPrefix.length));
      }),
    );
  }

  /**
   * Who signed out in this profile, on whatever host: what they left is removed once the extension runs where it lies.
   * A keyring that forgets signs nobody out.
   */
  get signedOut(): readonly SignedOut[] {
    const stored: unknown = this.#state.get(signedOutKey);
    return Array.isArray(stored) ? stored.filter(isSignedOut) : [];
  }

  /** Every team that is whole: the secrets are what counts, ids only say where to look. Never rejects. */
  async load(): Promise<AtRest> {
    const stored: StoredAccount[] = [];
    const unreadable: Team[] = [];
    // All at once: the wait for a keyring that hangs is the same for one as for many.
    const secrets = this.#teams().map(team => [team, answered(this.#secrets.get(secretPrefix + team))] as const);
    await Promise.allSettled(secrets.map(([, secret]) => secret));
    for (const [team, secret] of secrets) {
      try {
        const account = readStoredAccount(await secret);
        if (account?.team.id !== team) continue;
        if (this.#isSignedOut(account)) this.#seen.delete(team);
        else stored.push(account);
      } catch (error) {
        this.#log.warn(`the stored key of ${team} cannot be read: ${described(error)}`);
        unreadable.push(this.#named(team) ?? { id: team, name: team, namespace: team });
      }
    }
    const lost = stored.map(({ team }) => team.id).filter(id => !this.#listed().includes(id));
    if (lost.length > 0) await this.#setTeams([...this.#listed(), ...lost]);
    await this.#setNames([...stored.map(named), ...unreadable]);
    return { stored, unreadable };
  }

  /** The secret first: an id without a secret is skipped, a secret without an id would be lost from sight. */
  async save(account: StoredAccount): Promise<void> {
    await answered(this.#secrets.store(secretPrefix + account.team.id, JSON.stringify(account)));
    await this.#remember(account.team.id);
    await this.#setNames([...this.#namesBut(account.team.id), named(account)]);
    await this.#state.update(signedOutKey, this.#signedOutBut(accountName(account)));
    this.#changed.fire();
  }

  /** @param teams their ids; every team, whatever state it is in, if left out */
  async forget(teams: readonly string[] = this.#teams()): Promise<void> {
    for (const team of teams) {
      await this.#delete(team);
      this.#seen.delete(team);
      // Before the next one: a keyring that fails in between has still given up this one.
      await this.#setTeams(this.#listed().filter(id => id !== team));
      await this.#setNames(this.#namesBut(team));
    }
    this.#changed.fire();
  }

  /** Another window's `globalState` does not reach this one, but the name of the secret does. */
  async #follow(team: string): Promise<void> {
    try {
      const there = (await answered(this.#secrets.get(secretPrefix + team))) !== undefined;
      if (there && !this.#listed().includes(team)) await this.#remember(team);
    } catch (error) {
      this.#log.warn(`the changed key of ${team} cannot be followed: ${described(error)}`);
    }
    this.#changed.fire();
  }

  async #delete(team: string): Promise<void> {
    const secret = await answered(this.#secrets.get(secretPrefix + team)).catch(() => undefined);
    await answered(this.#secrets.delete(secretPrefix + team));
    const stored = readStoredAccount(secret);
    const account = stored ? accountName(stored) : this.#named(team)?.account;
    if (account === undefined) return;
    await this.#state.update(signedOutKey, [...this.#signedOutBut(account), [account, Date.now()]]);
  }

  /** In a browser each window has secrets of its own: what another one has forgotten is known by its list of ids alone. */
  #isSignedOut(account: StoredAccount): boolean {
    const isNamed = this.signedOut.some(([name]) => name === accountName(account));
    return isNamed && !this.#listed().includes(account.team.id);
  }

  #signedOutBut(account: string): readonly SignedOut[] {
    return this.signedOut.filter(([name]) => name !== account);
  }

  #remember(team: string): Thenable<void> {
    this.#seen.add(team);
    return this.#setTeams([...this.#listed().filter(id => id !== team), team]);
  }

  #setTeams(teams: readonly string[]): Thenable<void> {
    return this.#state.update(teamsKey, teams);
  }

  get #names(): readonly NamedTeam[] {
    return readTeams(this.#state.get(namesKey));
  }

  #named(team: string): NamedTeam | undefined {
    return this.#names.find(({ id }) => id === team);
  }

  #namesBut(team: string): readonly NamedTeam[] {
    return this.#names.filter(({ id }) => id !== team);
  }

  async #setNames(teams: readonly NamedTeam[]): Promise<void> {
    if (JSON.stringify(teams) !== JSON.stringify(this.#state.get(namesKey) ?? []))
      await this.#state.update(namesKey, teams);
  }

  /** Wherever a secret may be. */
  #teams(): readonly string[] {
    for (const id of this.#listed()) this.#seen.add(id);
    return [...this.#seen];
  }

  #listed(): readonly string[] {
    const stored: unknown = this.#state.get(teamsKey);
    return Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : [];
  }
}

/** Rejects with KeyringFails, which says what the keyring said. */
async function answered<T>(asked: Thenable<T>): Promise<T> {
  const got = await within(
    keyringWithin,
    asked.then(
      value => ({ value }),
      (error: unknown) => ({ error }),
    ),
  );
  if (got && 'value' in got) return got.value;
  throw new KeyringFails(got ? String(got.error) : 'no answer');
}

/** The name of an account is the name of a folder, which is removed. */
function isSignedOut(stored: unknown): stored is SignedOut {
  if (!Array.isArray(stored)) return false;
  const [account, at] = stored as readonly unknown[];
  return typeof account === 'string' && /^\w+$/.test(account) && typeof at === 'number';
}
