import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Account } from '../../src/ui/account/account';
import { Accounts } from '../../src/ui/account/accounts';
import type { AtRest, KeyStore } from '../../src/ui/account/keyStore';
import { accountName, type StoredAccount } from '../../src/ui/account/storedAccount';
import { until } from '../ui/until';
import { useSimulator } from './harness';

/** Keys at rest as accounts see them: of any number of teams, some of which the keyring may not give. */
class Keys {
  all: StoredAccount[] = [];
  /** Ids of teams. */
  locked: string[] = [];
  /** Who signed out in this profile, and when. */
  signedOut: readonly (readonly [account: string, at: number])[] = [];
  /** What the keyring waits for. */
  held: Promise<void> | undefined;
  /** How often they were read. */
  loads = 0;
  readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** The only one. */
  set stored(stored: StoredAccount | undefined) {
    this.all = stored ? [stored] : [];
  }

  /** The keyring gives nothing until what is returned is called. */
  hang(): () => void {
    let goOn: () => void = () => undefined;
    this.held = new Promise(resolve => (goOn = resolve));
    return goOn;
  }

  async load(): Promise<AtRest> {
    this.loads++;
    await this.held;
    const stored = this.all.filter(({ team }) => !this.locked.includes(team.id));
    const unreadable = this.locked.map(
      id => this.all.find(({ team }) => team.id === id)?.team ?? { id, name: id, namespace: id },
    );
    return { stored, unreadable };
  }

  save(stored: StoredAccount): Promise<void> {
    this.all = [...this.all.filter(({ team }) => team.id !== stored.team.id), stored];
    this.locked = this.locked.filter(id => id !== stored.team.id);
    return Promise.resolve();
  }

  forget(teams = this.all.map(({ team }) => team.id)): Promise<void> {
    const gone = this.all.filter(({ team }) => teams.includes(team.id));
    this.signedOut = gone.map(stored => [accountName(stored), Date.now()] as const);
    this.all = this.all.filter(stored => !gone.includes(stored));
    return Promise.resolve();
  }
}

describe('the accounts of a window', () => {
  const simulator = useSimulator();
  let keys: Keys;
  let accounts: Accounts;
  const changes: string[] = [];
  const log: Pick<vscode.LogOutputChannel, 'warn'> = { warn: () => undefined };
  const acme = (key: string): StoredAccount => ({
    team: { id: 'team1', name: 'Acme', namespace: 'acme' },
    user: { id: 'u1', email: 'ada@acme.example' },
    origin: new URL(simulator().url).origin,
    key,
  });

  const beta = (): StoredAccount => ({
    ...acme('pskey_made_up_two'),
    team: { id: 'team2', name: 'Beta', namespace: 'beta' },
  });
  const names = (all: readonly Account[]) => all.map(({ team }) => team.name).join(' and ') || 'nobody';

  let storage: string;
  const mine = () => accountName(acme('pskey_made_up_one'));
  const inStorage = (...names: readonly string[]) => path.join(storage, ...names);
  /** Whose wishes are there. */
  const kept = async () => (await fs.readdir(inStorage('wishes'))).sort();
  /** Files of lists, whosever they are. */
  const keptLists = async () =>
    (await fs.readdir(storage, { recursive: true })).filter(name => /^lists\b.*\.json$/.test(name));
  /** Read with its key, and kept. */
  async function readList(account: Account | readonly Account[]): Promise<Account> {
    const [first] = [account].flat();
    assert.ok(first);
    return readOf(first);
  }
  async function readOf(account: Account): Promise<Account> {
    await account.list.refresh({ orderBy: 'name', order: 'asc' });
    await until('the kept list', keptLists, lists => lists.length > 0);
    return account;
  }

  beforeEach(async () => {
    storage = await fs.mkdtemp(path.join(os.tmpdir(), 'storage-'));
    for (const account of [mine(), 'theirs']) await fs.mkdir(inStorage('wishes', account), { recursive: true });
    keys = new Keys();
    accounts = new Accounts(keys as unknown as KeyStore, () => undefined, log, storage);
    changes.length = 0;
    accounts.onDidChange(() => changes.push(names(accounts.known)));
  });
  afterEach(async () => {
    accounts.dispose();
    await fs.rm(storage, { recursive: true, force: true });
  });

  it('follows what another window did once it looks again, without a request', async () => {
    assert.deepEqual(await accounts.current(), []);
    keys.stored = acme('pskey_made_up_one');
    assert.equal(names(await accounts.again()), 'Acme');
    keys.stored = undefined;
    assert.deepEqual(await accounts.again(), []);
    assert.deepEqual(changes, ['Acme', 'nobody']);
    assert.deepEqual(simulator().requests, []);
  });

  it('is the same one, list and all, while the key is', async () => {
    keys.stored = acme('pskey_made_up_one');
    const [before] = await accounts.current();
    assert.equal((await accounts.again())[0], before);
    keys.stored = acme('pskey_made_up_two');
    assert.notEqual((await accounts.again())[0], before);
    assert.deepEqual(changes, ['Acme', 'Acme']);
  });

  it('is nobody’s while the stored key cannot be read, and another key can take its place', async () => {
    keys.locked = ['team1'];
    assert.deepEqual(await accounts.current(), []);
    assert.deepEqual(await accounts.stored(), [{ id: 'team1', name: 'team1', namespace: 'team1', isReadable: false }]);
    assert.equal((await accounts.save(acme('pskey_made_up_one'))).team.name, 'Acme');
  });

  it('that signs out takes what it asked for along, however lately, and nobody else’s', async () => {
    keys.stored = acme('pskey_made_up_one');
    await accounts.current();
    await fs.utimes(inStorage('wishes', mine()), Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    await accounts.signOut();
    assert.deepEqual(await kept(), ['theirs']);
  });

  it('that signs out a second time takes along what it asked for in between', async () => {
    for (const key of ['pskey_made_up_one', 'pskey_made_up_two']) {
      await accounts.save(acme(key));
      await fs.mkdir(inStorage('wishes', mine()), { recursive: true });
      await accounts.signOut();
      assert.deepEqual(await kept(), ['theirs']);
    }
  });

  for (const [clock, ahead] of [
    ['a day ahead of this one', 86_400_000],
    ['a day behind this one', -86_400_000],
  ] as const) {
    it(`that signed out elsewhere, by a clock ${clock}, takes what it asked for here along, and nobody else’s`, async () => {
      await fs.writeFile(inStorage('wishes', mine(), 'note'), '');
      keys.signedOut = [[mine(), Date.now() + ahead]];
      await accounts.current();
      assert.deepEqual(await kept(), ['theirs']);
    });
  }

  it('that signed out elsewhere takes what it asked for here along before anybody asks for a key', async () => {
    keys.signedOut = [[mine(), Date.now()]];
    await accounts.clearSignedOut();
    assert.deepEqual([await kept(), keys.loads], [['theirs'], 0]);
  });

  it('that signed out elsewhere takes what it asked for here along, though another team’s key cannot be read', async () => {
    keys.signedOut = [[mine(), Date.now()]];
    keys.locked = ['team2'];
    await accounts.current();
    assert.deepEqual(await kept(), ['theirs']);
  });

  it('leaves what is there where nobody was ever signed in: it is of another profile', async () => {
    await accounts.current();
    await accounts.again();
    assert.deepEqual(await kept(), [mine(), 'theirs'].sort());
  });

  it('leaves what the same team asked for in another profile since that was cleared here', async () => {
    keys.signedOut = [[mine(), Date.now() + 60_000]];
    await accounts.current();
    await fs.mkdir(inStorage('wishes', mine()));
    await accounts.again();
    await accounts.clearSignedOut();
    assert.deepEqual(await kept(), [mine(), 'theirs'].sort());
  });

  it('keeps what it asked for while the keyring is locked, has forgotten the key, or another origin is set', async () => {
    keys.locked = ['team1'];
    await accounts.current();
    keys.locked = [];
    await accounts.again();
    keys.stored = { ...acme('pskey_made_up_one'), origin: 'https://elsewhere.example' };
    await accounts.again();
    assert.deepEqual(await kept(), [mine(), 'theirs'].sort());
  });

  it('that signs out takes its list along, also one that is just being written', async () => {
    keys.stored = acme(simulator().key);
    const { list } = await readList(await accounts.current());
    list.store.remove(list.store.drives[0]?.id ?? '');
    await accounts.signOut();
    assert.deepEqual(await keptLists(), []);
  });

  it('that signed out elsewhere takes its list along, before anybody is signed in again', async () => {
    await readList(await accounts.save(acme(simulator().key)));
    accounts.dispose();
    keys.stored = undefined;
    keys.signedOut = [[mine(), Date.now() + 60_000]];
    accounts = new Accounts(keys as unknown as KeyStore, () => undefined, log, storage);
    await accounts.current();
    assert.deepEqual(await keptLists(), []);
  });

  it('goes on keeping its list when the same key is saved again', async () => {
    const account = await readList(await accounts.save(acme(simulator().key)));
    const [file = ''] = await keptLists();
    assert.equal(await accounts.save(acme(simulator().key)), account);
    const [drive] = account.list.store.drives;
    assert.ok(drive);
    account.list.store.upsert({ ...drive, name: 'renamed here' });
    await until(
      'the new name',
      () => fs.readFile(inStorage(file), 'utf8'),
      text => text.includes('renamed here'),
    );
  });

  it('shows nothing of what another key of its team has read, and that does not stay', async () => {
    await readList(await accounts.save(acme(simulator().key)));
    const other = await accounts.save(acme('pskey_made_up_two'));
    await other.kept.recall();
    assert.equal(other.list.state.loaded, 'nothing');
    assert.deepEqual(await keptLists(), []);
  });

  it('stays signed in when the keyring is locked later', async () => {
    keys.stored = acme('pskey_made_up_one');
    const [before] = await accounts.current();
    keys.locked = ['team1'];
    assert.equal((await accounts.again())[0], before);
    assert.deepEqual(changes, ['Acme']);
  });

  describe('while the keyring hangs over what was read before', () => {
    const states = new vscode.EventEmitter<vscode.WindowState>();
    const { window } = vscode;
    const real = Object.getOwnPropertyDescriptor(window, 'onDidChangeWindowState');
    let goOn: () => void;

    before(() => Object.defineProperty(window, 'onDidChangeWindowState', { configurable: true, value: states.event }));
    after(() => real && Object.defineProperty(window, 'onDidChangeWindowState', real));
    beforeEach(async () => {
      await accounts.save(acme('pskey_made_up_one'));
      keys.loads = 0;
      goOn = keys.hang();
    });
    const focus = () => states.fire({ focused: true, active: true });
    const ended = async (work: Promise<unknown>) => {
      let hasEnded = false;
      void work.then(() => (hasEnded = true));
      await new Promise(setImmediate);
      return hasEnded;
    };

    it('whoever asks has it, and any number of focus changes is one more reading', async () => {
      for (let times = 0; times < 10; times++) {
        focus();
        await new Promise(setImmediate);
      }
      assert.equal(names(await accounts.current()), 'Acme');
      assert.equal(names(await accounts.required()), 'Acme');
      goOn();
      await accounts.again();
      assert.ok(keys.loads <= 3, `${keys.loads} readings`);
    });

    it('a change that is known of is waited for: it counts for whoever asks after it', async () => {
      focus();
      await new Promise(setImmediate);
      keys.all = [...keys.all, beta()];
      keys.changed.fire();
      const asked = accounts.current();
      assert.equal(await ended(asked), false);
      goOn();
      assert.equal(names(await asked), 'Acme and Beta');
    });

    it('nobody is given an account that has ended, however long a disk takes to clear what it left', async () => {
      const [before] = accounts.known;
      assert.ok(before);
      goOn();
      const end = before.end.bind(before);
      let cleared: () => void = () => undefined;
      Object.assign(before, { end: () => end().then(() => new Promise<void>(resolve => (cleared = resolve))) });
      keys.all = [acme('pskey_made_up_two')];
      focus();
      const current = await accounts.current();
      assert.deepEqual([names(current), current[0]?.signal.aborted], ['Acme', false]);
      cleared();
      await accounts.again();
    });

    it('what another window did is known to whoever asks after a focus change, where the keyring answers at once', async () => {
      goOn();
      keys.all = [...keys.all, beta()];
      focus();
      assert.equal(names(await accounts.current()), 'Acme and Beta');
    });
  });

  describe('of several teams', () => {
    beforeEach(async () => {
      await accounts.save(beta());
      await accounts.save(acme('pskey_made_up_one'));
      changes.length = 0;
    });

    it('are in the order of their names, whichever signed in first', async () => {
      assert.equal(names(await accounts.required()), 'Acme and Beta');
    });

    it('go on when one of them gets another key, or signs out: only that one’s answers are dropped', async () => {
      const [first, second] = await accounts.current();
      await accounts.save(acme('pskey_made_up_three'));
      assert.ok(first?.signal.aborted);
      assert.deepEqual([accounts.known[1], second?.signal.aborted], [second, false]);
      await accounts.signOut(['team1']);
      assert.deepEqual([names(accounts.known), second?.signal.aborted], ['Beta', false]);
      assert.deepEqual(changes, ['Acme and Beta', 'Beta']);
    });

    it('are all gone after signing out of all', async () => {
      await accounts.signOut();
      assert.deepEqual(changes, ['nobody']);
      await assert.rejects(accounts.required(), { name: 'NotSignedIn' });
    });

    it('of which one cannot be read keep that one, and one of another origin is stored, but not signed in', async () => {
      const [first] = await accounts.current();
      keys.locked = ['team1'];
      keys.all = keys.all.map(stored =>
        stored.team.id === 'team2' ? { ...stored, origin: 'https://else.example' } : stored,
      );
      assert.deepEqual(await accounts.again(), [first]);
      assert.deepEqual(
        (await accounts.stored()).map(({ name, isReadable }) => [name, isReadable]),
        [
          ['Acme', false],
          ['Beta', true],
        ],
      );
    });

    it('of which one could not be read are tried again for a command, which waits long for no keyring', async () => {
      accounts.dispose();
      accounts = new Accounts(keys as unknown as KeyStore, () => undefined, log, storage);
      keys.locked = ['team2'];
      assert.equal(names(await accounts.required()), 'Acme');
      assert.deepEqual(
        accounts.unreadable.map(({ name }) => name),
        ['Beta'],
      );
      const goOn = keys.hang();
      assert.equal(names(await accounts.required()), 'Acme');
      keys.locked = [];
      goOn();
      await until(
        'both',
        () => Promise.resolve(names(accounts.known)),
        both => both === 'Acme and Beta',
      );
      assert.equal(names(await accounts.required()), 'Acme and Beta');
      assert.deepEqual(accounts.unreadable, []);
    });

    it('have their own work that a refused key stopped: a key of one goes on with that one’s alone', async () => {
      const [first, second] = await accounts.current();
      assert.ok(first && second);
      const done: string[] = [];
      for (const account of [first, second]) accounts.refused.wait('copy', account, () => done.push(account.team.name));
      await accounts.save(acme('pskey_made_up_three'));
      assert.deepEqual(done, ['Acme']);
      await accounts.signOut(['team2']);
      await accounts.save(beta());
      assert.deepEqual(done, ['Acme']);
    });

    it('are told apart when their keys are refused: each once while its message is there', () => {
      const [first, second] = accounts.known;
      assert.ok(first && second);
      const { refused } = accounts;
      const before = refused.told;
      const close = refused.tell(first);
      assert.deepEqual([refused.isSaid(before, first), refused.isSaid(before, second)], [true, false]);
      close();
      assert.equal(refused.isSaid(before, first), false);
    });
  });
});
