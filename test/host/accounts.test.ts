import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { Account } from '../../src/ui/account/account';
import { Accounts } from '../../src/ui/account/accounts';
import type { KeyStore } from '../../src/ui/account/keyStore';
import { accountName, type StoredAccount } from '../../src/ui/account/storedAccount';
import { until } from '../ui/until';
import { useSimulator } from './harness';

/** Keys at rest as the account sees them: one, none, or a keyring that gives nothing. */
class Keys {
  stored: StoredAccount | undefined;
  locked = false;
  /** Who signed out in this profile, and when. */
  signedOut: readonly (readonly [account: string, at: number])[] = [];
  readonly onDidChange = () => ({ dispose: () => undefined });

  load(): Promise<StoredAccount | undefined> {
    return this.locked ? Promise.reject(new Error('the keyring is locked')) : Promise.resolve(this.stored);
  }

  save(stored: StoredAccount): Promise<void> {
    this.stored = stored;
    this.locked = false;
    return Promise.resolve();
  }

  forgetAll(): Promise<void> {
    if (this.stored) this.signedOut = [[accountName(this.stored), Date.now()]];
    this.stored = undefined;
    return Promise.resolve();
  }
}

describe('the account of a window', () => {
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

  let storage: string;
  const mine = () => accountName(acme('pskey_made_up_one'));
  const inStorage = (...names: readonly string[]) => path.join(storage, ...names);
  /** Whose wishes are there. */
  const kept = async () => (await fs.readdir(inStorage('wishes'))).sort();
  /** Files of lists, whosever they are. */
  const keptLists = async () =>
    (await fs.readdir(storage, { recursive: true })).filter(name => /^lists\b.*\.json$/.test(name));
  /** Read with its key, and kept. */
  async function readList(account: Account | undefined): Promise<Account> {
    assert.ok(account);
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
    accounts.onDidChange(() => changes.push(accounts.known?.team.name ?? 'nobody'));
  });
  afterEach(async () => {
    accounts.dispose();
    await fs.rm(storage, { recursive: true, force: true });
  });

  it('follows what another window did once it looks again, without a request', async () => {
    assert.equal(await accounts.current(), undefined);
    keys.stored = acme('pskey_made_up_one');
    assert.equal((await accounts.again())?.team.name, 'Acme');
    keys.stored = undefined;
    assert.equal(await accounts.again(), undefined);
    assert.deepEqual(changes, ['Acme', 'nobody']);
    assert.deepEqual(simulator().requests, []);
  });

  it('is the same one, list and all, while the key is', async () => {
    keys.stored = acme('pskey_made_up_one');
    const before = await accounts.current();
    assert.equal(await accounts.again(), before);
    keys.stored = acme('pskey_made_up_two');
    assert.notEqual(await accounts.again(), before);
    assert.deepEqual(changes, ['Acme', 'Acme']);
  });

  it('is nobody’s while the stored key cannot be read, and another key can take its place', async () => {
    keys.locked = true;
    assert.equal(await accounts.current(), undefined);
    assert.equal(await accounts.stored(), undefined);
    assert.equal((await accounts.save(acme('pskey_made_up_one'))).team.name, 'Acme');
  });

  it('that signs out takes what it asked for along, however lately, and nobody else’s', async () => {
    keys.stored = acme('pskey_made_up_one');
    await accounts.current();
    await fs.utimes(inStorage('wishes', mine()), Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    await accounts.signOut();
    assert.deepEqual(await kept(), ['theirs']);
  });

  it('that signed out elsewhere takes what it asked for here along, and nobody else’s', async () => {
    await fs.writeFile(inStorage('wishes', mine(), 'note'), '');
    keys.signedOut = [[mine(), Date.now() + 60_000]];
    await accounts.current();
    assert.deepEqual(await kept(), ['theirs']);
  });

  it('leaves what is there where nobody was ever signed in: it is of another profile', async () => {
    await accounts.current();
    await accounts.again();
    assert.deepEqual(await kept(), [mine(), 'theirs'].sort());
  });

  it('leaves what the same team asked for since, in another profile', async () => {
    keys.signedOut = [[mine(), Date.now() - 60_000]];
    await accounts.current();
    assert.deepEqual(await kept(), [mine(), 'theirs'].sort());
  });

  it('keeps what it asked for while the keyring is locked, has forgotten the key, or another origin is set', async () => {
    keys.locked = true;
    await accounts.current();
    keys.locked = false;
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
    const before = await accounts.current();
    keys.locked = true;
    assert.equal(await accounts.again(), before);
    assert.deepEqual(changes, ['Acme']);
  });
});
