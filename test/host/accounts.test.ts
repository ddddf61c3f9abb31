import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Accounts } from '../../src/ui/account/accounts';
import type { KeyStore } from '../../src/ui/account/keyStore';
import type { StoredAccount } from '../../src/ui/account/storedAccount';
import { useSimulator } from './harness';

/** Keys at rest as the account sees them: one, none, or a keyring that gives nothing. */
class Keys {
  stored: StoredAccount | undefined;
  locked = false;
  readonly onDidChange = () => ({ dispose: () => undefined });

  load(): Promise<StoredAccount | undefined> {
    return this.locked ? Promise.reject(new Error('the keyring is locked')) : Promise.resolve(this.stored);
  }

  save(stored: StoredAccount): Promise<void> {
    this.stored = stored;
    this.locked = false;
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

  beforeEach(() => {
    keys = new Keys();
    accounts = new Accounts(keys as unknown as KeyStore, () => undefined, log);
    changes.length = 0;
    accounts.onDidChange(() => changes.push(accounts.known?.team.name ?? 'nobody'));
  });
  afterEach(() => accounts.dispose());

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

  it('stays signed in when the keyring is locked later', async () => {
    keys.stored = acme('pskey_made_up_one');
    const before = await accounts.current();
    keys.locked = true;
    assert.equal(await accounts.again(), before);
    assert.deepEqual(changes, ['Acme']);
  });
});
