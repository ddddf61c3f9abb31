import { EventEmitter, type LogOutputChannel, type Memento, type SecretStorage } from 'vscode';
import { Disposables } from '../disposables';
import { described } from '../log';
import { readStoredAccount, type StoredAccount } from './storedAccount';

const secretPrefix = 'paperspaceDrives.key.';
const teamsKey = 'paperspaceDrives.teams';

/** Keys by team: a secret each in SecretStorage, the teams' ids in `globalState`. */
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

  /** Whether somebody signed out, or never signed in. A keyring that forgets signs nobody out. */
  get isEmpty(): boolean {
    return this.#teams().length === 0;
  }

  /** The newest team that is whole, or undefined. Rejects if there is none, but one that the keyring would not give. */
  async load(): Promise<StoredAccount | undefined> {
    const problems: unknown[] = [];
    for (const team of this.#teams().reverse()) {
      try {
        const stored = readStoredAccount(await this.#secrets.get(secretPrefix + team));
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
    await this.#secrets.store(secretPrefix + account.team.id, JSON.stringify(account));
    await this.#remember(account.team.id);
    this.#changed.fire();
  }

  async forget(team: string): Promise<void> {
    await this.#secrets.delete(secretPrefix + team);
    await this.#setTeams(this.#teams().filter(id => id !== team));
    this.#changed.fire();
  }

  /** Every team, whatever state it is in. */
  async forgetAll(): Promise<void> {
    for (const team of this.#teams()) await this.#secrets.delete(secretPrefix + team);
    await this.#setTeams([]);
    this.#changed.fire();
  }

  /** Another window's `globalState` does not reach this one, but the name of the secret does. */
  async #follow(team: string): Promise<void> {
    try {
      const there = (await this.#secrets.get(secretPrefix + team)) !== undefined;
      if (there && !this.#teams().includes(team)) await this.#remember(team);
    } catch (error) {
      this.#log.warn(`a changed key cannot be followed: ${described(error)}`);
    }
    this.#changed.fire();
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
