import { EventEmitter, type LogOutputChannel, type Memento, type SecretStorage } from 'vscode';
import { within } from '../../core/within';
import { Disposables } from '../disposables';
import { described } from '../log';
import { KeyringFails } from '../problems';
import { accountName, readStoredAccount, type StoredAccount } from './storedAccount';

const secretPrefix = 'paperspaceDrives.key.';
const teamsKey = 'paperspaceDrives.teams';
const signedOutKey = 'paperspaceDrives.signedOut';

/** In ms: a person may be typing the keyring's own password. */
const keyringWithin = 30_000;

/** An `accountName`, and when it was signed out, in milliseconds since 1970. */
export type SignedOut = readonly [account: string, at: number];

/** Keys by team: a secret each in SecretStorage, the teams' ids in `globalState`, and there too whose key was taken away. */
export class KeyStore extends Disposables {
  readonly #secrets: SecretStorage;
  readonly #state: Memento;
  readonly #log: Pick<LogOutputChannel, 'warn'>;
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

  /** The newest team that is whole, or undefined. Rejects if there is none, but one that the keyring would not give. */
  async load(): Promise<StoredAccount | undefined> {
    const problems: unknown[] = [];
    for (const team of this.#teams().reverse()) {
      try {
        const stored = readStoredAccount(await answered(this.#secrets.get(secretPrefix + team)));
        if (stored?.team.id === team) return stored;
      } catch (error) {
        this.#log.warn(`a stored key cannot be read: ${described(error)}`);
        problems.push(error);
      }
    }
    if (problems.length > 0) throw problems[0];
    return undefined;
  }

  /** The secret first: an id without a secret is skipped, a secret without an id would be lost from sight. */
  async save(account: StoredAccount): Promise<void> {
    await answered(this.#secrets.store(secretPrefix + account.team.id, JSON.stringify(account)));
    await this.#remember(account.team.id);
    await this.#state.update(signedOutKey, this.#signedOutBut(account));
    this.#changed.fire();
  }

  async forget(team: string): Promise<void> {
    await this.#delete(team);
    await this.#setTeams(this.#teams().filter(id => id !== team));
    this.#changed.fire();
  }

  /** Every team, whatever state it is in. */
  async forgetAll(): Promise<void> {
    for (const team of this.#teams()) await this.#delete(team);
    await this.#setTeams([]);
    this.#changed.fire();
  }

  /** Another window's `globalState` does not reach this one, but the name of the secret does. */
  async #follow(team: string): Promise<void> {
    try {
      const there = (await answered(this.#secrets.get(secretPrefix + team))) !== undefined;
      if (there && !this.#teams().includes(team)) await this.#remember(team);
    } catch (error) {
      this.#log.warn(`a changed key cannot be followed: ${described(error)}`);
    }
    this.#changed.fire();
  }

  async #delete(team: string): Promise<void> {
    const secret = await answered(this.#secrets.get(secretPrefix + team)).catch(() => undefined);
    await answered(this.#secrets.delete(secretPrefix + team));
    const account = readStoredAccount(secret);
    if (!account) return;
    const signedOut = [...this.#signedOutBut(account), [accountName(account), Date.now()]];
    await this.#state.update(signedOutKey, signedOut);
  }

  #signedOutBut(account: StoredAccount): readonly SignedOut[] {
    return this.signedOut.filter(([name]) => name !== accountName(account));
  }

  #remember(team: string): Thenable<void> {
    return this.#setTeams([...this.#teams().filter(id => id !== team), team]);
  }

  #setTeams(teams: readonly string[]): Thenable<void> {
    return this.#state.update(teamsKey, teams);
  }

  #teams(): string[] {
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

function isSignedOut(stored: unknown): stored is SignedOut {
  return Array.isArray(stored) && typeof stored[0] === 'string' && typeof stored[1] === 'number';
}
