import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type * as vscode from 'vscode';
import { Accounts } from '../../src/ui/account/accounts';
import type { KeyStore } from '../../src/ui/account/keyStore';
import { accountName, type StoredAccount } from '../../src/ui/account/storedAccount';
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

  let wishes: string;
  const mine = () => accountName(acme('pskey_made_up_one'));
  /** Whose wishes are there. */
  const kept = async () => (await fs.readdir(wishes)).sort();

  beforeEach(async () => {
    wishes = await fs.mkdtemp(path.join(os.tmpdir(), 'wishes-'));
    for (const account of [mine(), 'theirs']) await fs.mkdir(path.join(wishes, account));
    keys = new Keys();
    accounts = new Accounts(keys as unknown as KeyStore, () => undefined, log, wishes);
    changes.length = 0;
    accounts.onDidChange(() => changes.push(accounts.known?.team.name ?? 'nobody'));
  });
  afterEach(async () => {
    accounts.dispose();
    await fs.rm(wishes, { recursive: true, force: true });
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
    await fs.utimes(path.join(wishes, mine()), Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    await accounts.signOut();
    assert.deepEqual(await kept(), ['theirs']);
  });

  it('that signed out elsewhere takes what it asked for here along, and nobody else’s', async () => {
    await fs.writeFile(path.join(wishes, mine(), 'note'), '');
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

  it('stays signed in when the keyring is locked later', async () => {
    keys.stored = acme('pskey_made_up_one');
    const before = await accounts.current();
    keys.locked = true;
    assert.equal(await accounts.again(), before);
    assert.deepEqual(changes, ['Acme']);
  });
});
