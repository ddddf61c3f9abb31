import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { KeyStore } from '../../src/ui/account/keyStore';
import { accountName, named, type StoredAccount } from '../../src/ui/account/storedAccount';

const account: StoredAccount = {
  team: { id: 'team1', name: 'Acme', namespace: 'acme' },
  user: { id: 'u1', email: 'ada@acme.example' },
  isAdmin: true,
  origin: 'https://api.example',
  key: 'pskey_made_up_for_tests',
};
const secretOf = (team: string) => `paperspaceDrives.key.${team}`;
const teams = 'paperspaceDrives.teams';
const other: StoredAccount = { ...account, team: { id: 'team2', name: 'Beta', namespace: 'beta' } };
const none = { stored: [], unreadable: [] };

/** VS Code's SecretStorage and globalState in memory: the real ones show nobody what another extension keeps. */
class Rest {
  readonly secrets = new Map<string, string>();
  readonly state = new Map<string, unknown>();
  /** What the keyring waits for. */
  held: Promise<unknown> | undefined;
  /** Secrets that the keyring does not give. */
  readonly locked = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  reads = 0;

  readonly secretStorage = {
    keys: () => Promise.resolve([...this.secrets.keys()]),
    get: async (key: string) => {
      this.reads++;
      await this.held;
      if (this.locked.has(key)) throw new Error('the keyring is locked');
      return this.secrets.get(key);
    },
    store: (key: string, value: string) => this.write(key, value),
    delete: (key: string) => this.write(key, undefined),
    onDidChange: this.#changed.event,
  };

  readonly memento = {
    keys: () => [...this.state.keys()],
    get: (key: string) => this.state.get(key) as never,
    update: (key: string, value: unknown) => {
      this.state.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };

  /** As another window does it. */
  write(key: string, value: string | undefined): Promise<void> {
    if (value === undefined) this.secrets.delete(key);
    else this.secrets.set(key, value);
    this.#changed.fire({ key });
    return Promise.resolve();
  }
}

describe('keys at rest', () => {
  let rest: Rest;
  let store: KeyStore;
  let warnings: string[];

  beforeEach(() => {
    rest = new Rest();
    warnings = [];
    store = new KeyStore(rest.secretStorage, rest.memento, { warn: text => warnings.push(text) });
  });
  afterEach(() => store.dispose());

  const teamsIn = async (each: KeyStore) => (await each.load()).stored.map(({ team }) => team.id).sort();

  it('are read only when somebody asks', () => {
    assert.equal(rest.reads, 0);
  });

  it('come back as they were stored, origin and all', async () => {
    await store.save(account);
    assert.deepEqual((await store.load()).stored, [account]);
  });

  it('are in SecretStorage and nowhere else', async () => {
    await store.save(account);
    assert.deepEqual([...rest.secrets.keys()], [secretOf('team1')]);
    assert.equal(JSON.stringify([...rest.state]).includes(account.key), false);
  });

  it('are gone after forgetting all, every team’s', async () => {
    await store.save(account);
    await store.save({ ...account, team: { ...account.team, id: 'team2' } });
    await store.forget();
    assert.equal(rest.secrets.size, 0);
    assert.deepEqual(rest.state.get(teams), []);
    assert.deepEqual(await store.load(), none);
  });

  it('that are forgotten are told by account, until it signs in again', async () => {
    const other = { ...account, team: { ...account.team, id: 'team2' } };
    await store.save(account);
    await store.save(other);
    const before = Date.now();
    await store.forget(['team1']);
    const [[name, at] = ['', 0], ...others] = store.signedOut;
    assert.equal(name, accountName(account));
    assert.ok(at >= before && at <= Date.now());
    assert.deepEqual(others, []);
    await store.forget();
    assert.deepEqual(store.signedOut.map(([each]) => each).sort(), [accountName(account), accountName(other)].sort());
    await store.save(account);
    assert.deepEqual(
      store.signedOut.map(([each]) => each),
      [accountName(other)],
    );
  });

  it('that are forgotten while the keyring does not give them are told by account too', async () => {
    await store.save(account);
    await store.load();
    rest.locked.add(secretOf('team1'));
    await store.forget();
    assert.deepEqual(
      store.signedOut.map(([each]) => each),
      [accountName(account)],
    );
  });

  it('were forgotten by nobody where none was stored, or what says so is damaged', async () => {
    await store.forget();
    assert.deepEqual(store.signedOut, []);
    for (const stored of [
      undefined,
      null,
      7,
      'team1',
      [7, null, [], ['a', 'b'], [{}, 2], [7, 2], [['a'], 2], ['', 1], ['../elsewhere', 1]],
    ]) {
      rest.state.set('paperspaceDrives.signedOut', stored);
      assert.deepEqual(store.signedOut, []);
    }
  });

  it('are every team’s, each in a secret of its own', async () => {
    await store.save(other);
    await store.save(account);
    assert.deepEqual((await store.load()).stored, [other, account]);
    assert.deepEqual([...rest.secrets.keys()].sort(), [secretOf('team1'), secretOf('team2')]);
  });

  it('of a team are replaced alone', async () => {
    await store.save(account);
    await store.save(other);
    await store.save({ ...account, key: 'pskey_made_up_other' });
    const keys = (await store.load()).stored.map(({ team, key }) => `${team.id} ${key}`).sort();
    assert.deepEqual(keys, ['team1 pskey_made_up_other', `team2 ${other.key}`]);
  });

  it('of a window that signed in at the same moment stay, although its list of ids was written over', async () => {
    await store.save(account);
    const window = new KeyStore(rest.secretStorage, rest.memento, { warn: text => warnings.push(text) });
    await window.save(other);
    // Written by a window that did not know of the other one yet.
    rest.state.set(teams, ['team1']);
    assert.deepEqual(await teamsIn(window), ['team1', 'team2']);
    // And whoever starts next finds both.
    const next = new KeyStore(rest.secretStorage, rest.memento, { warn: text => warnings.push(text) });
    assert.deepEqual(await teamsIn(next), ['team1', 'team2']);
    for (const each of [window, next]) each.dispose();
  });

  it('of two windows that sign in and out at once are the same in both in the end', async () => {
    const state = new Map(rest.state);
    const memento = { ...rest.memento, get: (key: string) => state.get(key) as never };
    const second = new KeyStore(
      rest.secretStorage,
      {
        ...memento,
        update: (key: string, value: unknown) => {
          state.set(key, value);
          return Promise.resolve();
        },
      },
      { warn: text => warnings.push(text) },
    );
    await store.save(account);
    await Promise.all([
      store.forget(['team1']),
      second.save(other),
      store.save({ ...other, key: 'pskey_made_up_last' }),
    ]);
    await new Promise(setImmediate);
    const [here, there] = [await store.load(), await second.load()];
    assert.deepEqual(here, there);
    assert.deepEqual(
      here.stored.map(({ team }) => team.id),
      ['team2'],
    );
    second.dispose();
  });

  it('of one team can be forgotten', async () => {
    await store.save(account);
    await store.save({ ...account, team: { ...account.team, id: 'team2' } });
    await store.forget(['team2']);
    assert.deepEqual((await store.load()).stored, [account]);
  });

  const broken: readonly (readonly [string, string])[] = [
    ['half a text', JSON.stringify(account).slice(0, 40)],
    ['nothing', ''],
    ['a bare key', account.key],
    ['null', 'null'],
    ['a list', '[]'],
    ['no origin', JSON.stringify({ ...account, origin: undefined })],
    ['no key', JSON.stringify({ ...account, key: undefined })],
    ['a number for a key', JSON.stringify({ ...account, key: 7 })],
    ['another team’s name on it', JSON.stringify({ ...account, team: { ...account.team, id: 'other' } })],
  ];
  for (const [what, secret] of broken) {
    it(`count as none where there is ${what}, and the other teams are there`, async () => {
      await store.save(account);
      rest.state.set(teams, ['team1', 'team2']);
      rest.secrets.set(secretOf('team2'), secret);
      assert.deepEqual((await store.load()).stored, [account]);
    });
  }

  for (const list of [undefined, null, 'team1', 7, {}, [7, null], ['gone']]) {
    it(`count as none where the list of teams is ${JSON.stringify(list)}`, async () => {
      rest.state.set(teams, list);
      assert.deepEqual(await store.load(), none);
      await store.save(account);
      assert.deepEqual((await store.load()).stored, [account]);
    });
  }

  it('of another window are found, although its list of teams does not reach this one', async () => {
    const told = new Promise<void>(resolve => store.onDidChange(resolve));
    await rest.write(secretOf('team1'), JSON.stringify(account));
    await told;
    assert.deepEqual((await store.load()).stored, [account]);
  });

  it('that another window forgot are gone here', async () => {
    await store.save(account);
    const told = new Promise<void>(resolve => store.onDidChange(resolve));
    await rest.write(secretOf('team1'), undefined);
    await told;
    assert.deepEqual(await store.load(), none);
  });

  it('that cannot be read are passed over, and the log says so', async () => {
    await store.save(account);
    await store.save(other);
    rest.locked.add(secretOf('team2'));
    assert.deepEqual(await store.load(), { stored: [account], unreadable: [named(other)] });
    assert.match(warnings.join(), /the keyring is locked/);
  });

  it('that cannot be read are told of by the team’s name, also to the next window; of one never read, by its ID', async () => {
    await store.save(account);
    const next = new KeyStore(rest.secretStorage, rest.memento, { warn: text => warnings.push(text) });
    rest.locked.add(secretOf('team1'));
    assert.deepEqual((await next.load()).unreadable, [named(account)]);
    for (const names of [undefined, null, 'Acme', [7, { id: 'team1' }]]) {
      rest.state.set('paperspaceDrives.teamNames', names);
      assert.deepEqual((await next.load()).unreadable, [{ id: 'team1', name: 'team1', namespace: 'team1' }]);
    }
    next.dispose();
  });

  it('that are forgotten leave no name', async () => {
    await store.save(account);
    await store.save(other);
    await store.forget(['team1']);
    assert.doesNotMatch(JSON.stringify([...rest.state]), /Acme/);
    assert.match(JSON.stringify([...rest.state]), /Beta/);
  });

  it('are asked for all at once: a keyring that hangs is waited for once, not once a team', async () => {
    await store.save(account);
    await store.save(other);
    rest.reads = 0;
    let goOn: () => void = () => undefined;
    rest.held = new Promise<void>(resolve => (goOn = resolve));
    const loading = store.load();
    assert.equal(rest.reads, 2);
    goOn();
    assert.deepEqual((await loading).stored, [account, other]);
  });

  it('that cannot be read can be replaced', async () => {
    await store.save(account);
    rest.locked.add(secretOf('team1'));
    assert.deepEqual(await store.load(), { stored: [], unreadable: [named(account)] });
    assert.match(warnings.join(), /locked/);
    rest.locked.clear();
    await store.save({ ...account, key: 'pskey_made_up_other' });
    assert.equal((await store.load()).stored[0]?.key, 'pskey_made_up_other');
  });

  it('of another window that cannot be read are told of all the same', async () => {
    rest.locked.add(secretOf('team1'));
    const told = new Promise<void>(resolve => store.onDidChange(resolve));
    await rest.write(secretOf('team1'), 'x');
    await told;
    assert.match(warnings.join(), /locked/);
  });

  it('are not told of when a secret of somebody else changes', async () => {
    let told = 0;
    store.onDidChange(() => told++);
    await rest.write('something.else', 'x');
    await store.load();
    assert.equal(told, 0);
  });
});
