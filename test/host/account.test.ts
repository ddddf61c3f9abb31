import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { activated, execute, setApiUrl, useSimulator } from './harness';
import { accepting, escaping, signIn, signOut } from './signedIn';

describe('the account', () => {
  const simulator = useSimulator();

  afterEach(async () => {
    await setApiUrl(simulator().url);
    await signOut();
  });

  it('is nobody’s at first: a command that needs one sends nothing', async () => {
    await activated();
    assert.equal(await execute('refresh'), undefined);
    assert.deepEqual(simulator().requests, []);
  });

  it('is signed in once Paperspace has accepted the key', async () => {
    const answer = await accepting(execute('signIn'));
    assert.deepEqual(answer, { team: 'Acme Research' });
    assert.equal(simulator().requests.filter(each => each.path === '/auth/session').length, 1);
    assert.notEqual(await execute('refresh'), undefined);
  });

  it('is not signed in when somebody backs out', async () => {
    assert.equal(await escaping(execute('signIn')), undefined);
    assert.equal(await execute('refresh'), undefined);
  });

  it('is forgotten under another address too, for no other command can forget it', async () => {
    await signIn();
    await setApiUrl('http://127.0.0.1:9/v1');
    assert.deepEqual(await accepting(execute('signOut')), { team: 'Acme Research' });
    await setApiUrl(simulator().url);
    assert.equal(await execute('refresh'), undefined);
  });

  it('is as it was when somebody backs out of signing in to another', async () => {
    await signIn();
    const before = simulator().requests.length;
    assert.equal(await escaping(execute('signIn')), undefined);
    assert.equal(simulator().requests.length, before);
    assert.notEqual(await execute('refresh'), undefined);
  });

  it('is forgotten by signing out', async () => {
    await signIn();
    assert.deepEqual(await accepting(execute('signOut')), { team: 'Acme Research' });
    const before = simulator().requests.length;
    assert.equal(await execute('refresh'), undefined);
    assert.equal(simulator().requests.length, before);
  });

  it('is kept when somebody backs out of signing out, or of another key', async () => {
    await signIn();
    assert.equal(await escaping(execute('signOut')), undefined);
    assert.equal(await escaping(execute('replaceKey')), undefined);
    assert.notEqual(await execute('refresh'), undefined);
  });

  it('takes what was under way along when it goes', async () => {
    await signIn();
    const id = simulator().drives()[0]?.id;
    const fault = simulator().fail({ path: '/shared-drives/', hang: 'beforeHeaders' });
    const waiting = ['copyPassword', 'copyMountSnippet', 'deleteDrive'].map(name => execute(name, { id }));
    await until(
      'three requests',
      () => Promise.resolve(fault.hits),
      hits => hits === 3,
    );
    await vscode.env.clipboard.writeText('as it was');
    await signOut();
    assert.deepEqual(await Promise.all(waiting), [undefined, undefined, undefined]);
    fault.stop();
    assert.equal(await vscode.env.clipboard.readText(), 'as it was');
  });

  it('sends its key to no other origin, and is there again under its own', async () => {
    await signIn();
    const seen: string[] = [];
    const other = http.createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as AddressInfo;
      await setApiUrl(`http://127.0.0.1:${port}/v1`);
      const id = simulator().drives()[0]?.id;
      for (const name of ['refresh', 'findDrive', 'copyPassword', 'copyMountSnippet', 'deleteDrive', 'showDetails']) {
        assert.equal(await execute(name, { id }), undefined, name);
      }
      assert.equal(await execute('renameDrive', { id, name: 'x' }), undefined);
      assert.deepEqual(seen, []);
      await setApiUrl(simulator().url);
      assert.notEqual(await execute('refresh'), undefined);
    } finally {
      other.close();
    }
  });

  for (const url of ['http://example.com/v1', 'ftp://127.0.0.1/', 'https://user:made-up@example.com', 'nonsense', '']) {
    it(`refuses the address "${url}" in words, and sends nothing`, async () => {
      const before = simulator().requests.length;
      await setApiUrl(url);
      assert.equal(await escaping(execute('signIn')), undefined);
      assert.equal(simulator().requests.length, before);
    });
  }
});

describe('settings of the wrong type', () => {
  useSimulator();
  const wrong: Readonly<Record<string, unknown>> = {
    sizes: 'big',
    sortBy: 7,
    clearClipboardAfter: 'soon',
    snippetPassword: true,
    confirmDelete: [],
  };

  before(signIn);
  after(async () => {
    for (const name of Object.keys(wrong)) await update(name, undefined);
    await signOut();
  });

  it('count as not set', async () => {
    for (const [name, value] of Object.entries(wrong)) await update(name, value);
    assert.notEqual(await execute('refresh'), undefined);
    assert.equal(await escaping(execute('createDrive')), undefined);
  });

  function update(name: string, value: unknown): Thenable<void> {
    return vscode.workspace.getConfiguration('paperspaceDrives').update(name, value, vscode.ConfigurationTarget.Global);
  }
});
