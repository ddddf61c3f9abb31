import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { targets } from '../../src/core/mount/targets';
import { until } from '../ui/until';
import { execute, useSimulator, withSettings } from './harness';
import { textOf } from './recorded';
import { accepting, escaping, formsOf, secretsOf, signIn, signOut } from './signedIn';

const names = ['create', 'delete', 'get', 'list', 'mountSnippet', 'rename'];

/** What a model gets that calls a tool; in this host whatever VS Code asks before is allowed by itself. */
async function call(name: string, input: object, token?: vscode.CancellationToken): Promise<string> {
  return textOf(
    await vscode.lm.invokeTool(`paperspaceDrives_${name}`, { input, toolInvocationToken: undefined }, token),
  );
}

describe('tools for AI assistants', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  const driveNamed = (name: string) => {
    const drive = simulator()
      .drives()
      .find(each => each.name === name);
    if (!drive) throw new Error(`no drive ${name}`);
    return drive;
  };
  const sent = (method: string) => simulator().requests.filter(each => each.method === method);

  before(signIn);
  beforeEach(async () => {
    simulator().reset();
    await execute('refresh');
    simulator().reset();
  });
  after(signOut);

  it('are all there', () => {
    const tools = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('paperspaceDrives_'));
    assert.deepEqual(
      tools.toSorted(),
      names.map(name => `paperspaceDrives_${name}`),
    );
  });

  it('list tells every drive by its id, with no request where the list was just read', async () => {
    const { drives, matching } = JSON.parse(await call('list', {})) as { drives: { id: string }[]; matching: number };
    const ids = simulator()
      .drives()
      .map(({ id }) => id);
    assert.deepEqual(drives.map(({ id }) => id).toSorted(), ids.toSorted());
    assert.equal(matching, ids.length);
    assert.deepEqual(
      simulator().requests.filter(({ path }) => path === '/shared-drives'),
      [],
    );
  });

  it('list narrows by name and region, and says when it cuts and how to see more', async () => {
    assert.match(
      await call('list', { nameContains: 'DATA', region: 'East Coast (NY2)' }),
      /^{"drives":\[{"id":"\w+","name":"datasets","region":"ny2","sizeGB":500,"team":"[^"]+"}\],"matching":1}$/,
    );
    const cut = JSON.parse(await call('list', { limit: 1 })) as { drives: object[]; matching: number; cut: string };
    assert.equal(cut.drives.length, 1);
    assert.equal(cut.matching, simulator().drives().length);
    assert.match(cut.cut, /first 1\. Narrow with nameContains or region/);
  });

  it('list tells nothing, and nothing wrong, of a region that has no drives', async () => {
    for (const { id, region } of simulator().drives()) if (region === 'ams1') simulator().deleteDrive(id);
    await execute('refresh');
    assert.equal(await call('list', { region: 'Europe (AMS1)' }), '{"drives":[],"matching":0}');
  });

  it('an argument that is left out may stand there empty, as models write it', async () => {
    const { matching } = JSON.parse(await call('list', { nameContains: '', region: '' })) as { matching: number };
    assert.equal(matching, simulator().drives().length);
    const wish = { name: 'datasets', region: 'ny2', sizeGB: 250, networkId: '', team: '' };
    await assert.rejects(call('create', wish), /has a drive of that name already/);
    assert.match(await call('mountSnippet', { drive: 'datasets', target: '' }), /"snippet":/);
  });

  it('list whose reading fails says what it could have missed', async () => {
    simulator().fail({ path: '/shared-drives', status: 403 });
    await execute('refresh');
    const text = await call('list', {});
    assert.match(text, /"name":"datasets"/);
    assert.match(text, /"oldOrIncomplete":"This API key is not permitted/);
  });

  it('get tells the facts of a drive by its id or its exact name', async () => {
    const { id, mountPoint } = driveNamed('datasets');
    for (const drive of [id, 'datasets']) {
      const text = await call('get', { drive });
      const facts = Object.fromEntries(text.split('\n').map(line => line.split(/: +/, 2) as [string, string]));
      assert.equal(facts['id'], id);
      assert.equal(facts['size'], '500 GB');
      assert.equal(facts['mount point'], mountPoint);
      assert.equal(facts['mounted here at'], '[]');
    }
  });

  it('a name that two drives share names neither: the candidates are told with their ids', async () => {
    const { id } = driveNamed('datasets');
    const other = simulator().createDrive({ name: 'datasets' });
    await execute('refresh');
    await assert.rejects(call('delete', { drive: 'datasets' }), ({ message }: Error) => {
      return message.includes('2 drives are called that') && [id, other.id].every(each => message.includes(each));
    });
    assert.deepEqual(sent('DELETE'), []);
  });

  it('a name that is nearly right is told what was perhaps meant', async () => {
    const { id } = driveNamed('datasets');
    await assert.rejects(call('get', { drive: 'Dataset' }), ({ message }: Error) => message.includes(id));
  });

  it('a name is not taken where not all drives are known', async () => {
    simulator().fail({ path: '/shared-drives', status: 503 });
    await execute('refresh');
    await assert.rejects(
      call('rename', { drive: 'datasets', newName: 'x' }),
      /Paperspace has a problem of its own.*Give an id/,
    );
    assert.deepEqual(sent('PUT'), []);
  });

  it('mountSnippet is the form that asks, whatever the setting says: the password is in none', async () => {
    const { id, password } = driveNamed('datasets');
    await withSettings({ snippetPassword: 'include' }, async () => {
      for (const target of ['auto', ...targets.map(each => each.id)]) {
        const { snippet } = JSON.parse(await call('mountSnippet', { drive: id, target })) as { snippet: string };
        assert.ok(snippet.includes(id), target);
        assert.deepEqual(
          formsOf(password).filter(form => snippet.includes(form)),
          [],
          target,
        );
      }
    });
  });

  it('mountSnippet for a target that is not there lists those that are', async () => {
    await assert.rejects(
      call('mountSnippet', { drive: 'datasets', target: 'floppy' }),
      /Targets: linux, fstab, .*uri\./,
    );
  });

  it('rename renames', async () => {
    const { id } = driveNamed('checkpoints');
    assert.equal(
      await call('rename', { drive: 'checkpoints', newName: 'scrap' }),
      JSON.stringify({ id, name: 'scrap' }),
    );
    assert.equal(driveNamed('scrap').id, id);
  });

  it('create asks in the box of the extension, and makes one drive', async () => {
    const { networkId } = driveNamed('datasets');
    const wish = { name: 'by-tool', region: 'ny2', sizeGB: 250, networkId };
    const text = await accepting(call('create', wish));
    const { id } = driveNamed('by-tool');
    assert.deepEqual(JSON.parse(text), { created: { id, name: 'by-tool', region: 'ny2', networkId, size: 250 } });
    assert.equal(sent('POST').length, 1);
  });

  it('create makes nothing when somebody leaves that box, and the model is told not to insist', async () => {
    const { networkId } = driveNamed('datasets');
    const wish = { name: 'not-made', region: 'ny2', sizeGB: 250, networkId };
    assert.match(await escaping(call('create', wish)), /did not confirm.*Do not call again/);
    assert.deepEqual(sent('POST'), []);
  });

  it('create does not make a second drive of a name', async () => {
    await assert.rejects(
      call('create', { name: 'datasets', region: 'ny2', sizeGB: 250 }),
      /has a drive of that name already/,
    );
    assert.deepEqual(sent('POST'), []);
  });

  it('delete asks in the box of the extension, and deletes nothing when somebody leaves it', async () => {
    assert.match(await escaping(call('delete', { drive: 'datasets' })), /did not confirm/);
    assert.deepEqual(sent('DELETE'), []);
  });

  for (const [name, input, words] of [
    ['get', {}, 'The argument drive is missing'],
    ['get', { drive: 7 }, 'The argument drive is missing'],
    ['rename', { drive: 'datasets' }, 'The argument newName is missing'],
    ['rename', { drive: 'datasets', newName: 'two\nlines' }, 'The argument newName is missing or not as'],
    ['rename', { drive: 'datasets', newName: '' }, 'The argument newName is missing or not as'],
    ['list', { region: 'mars1' }, 'region must be one of ["ny2","ca1","ams1"]'],
    ['create', { name: 'x', region: 'ny2', sizeGB: 333 }, 'sizeGB must be one of 50, 100'],
    ['create', { name: 'x', region: 'ny2', sizeGB: 250, team: 'Nobody' }, 'team must be one of ["'],
    ['list', { limit: 0 }, 'The argument limit'],
  ] as const) {
    it(`${name} ${JSON.stringify(input)} is refused before anything is sent: ${words}`, async () => {
      await assert.rejects(call(name, input), ({ message }: Error) => message.includes(words));
      assert.deepEqual(
        simulator().requests.filter(({ method }) => method !== 'GET'),
        [],
      );
    });
  }

  it('a call that is cancelled closes its box, and nothing is sent', async () => {
    const { networkId } = driveNamed('datasets');
    const source = new vscode.CancellationTokenSource();
    const calling = call('create', { name: 'cancelled', region: 'ny2', sizeGB: 250, networkId }, source.token);
    const ended = assert.rejects(calling, ({ name }: Error) => name === 'Canceled');
    await until(
      'the question whether the name is taken',
      () => Promise.resolve(simulator().requests),
      requests => requests.some(({ status }) => status === 200),
    );
    source.cancel();
    await ended;
    // Enter would go to a box that is still there.
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await execute('refresh');
    assert.deepEqual(sent('POST'), []);
  });

  it('none ever tells a password or a user name outside of a snippet', async () => {
    const secrets = secretsOf(simulator());
    const users = simulator()
      .drives()
      .map(({ username }) => username);
    const texts: string[] = [];
    for (const { id } of simulator().drives()) {
      texts.push(await call('get', { drive: id }), await call('rename', { drive: id, newName: `${id}-x` }));
      const { snippet } = JSON.parse(await call('mountSnippet', { drive: id, target: 'linux' })) as { snippet: string };
      assert.deepEqual(
        secrets.filter(secret => snippet.includes(secret)),
        [],
      );
    }
    texts.push(await call('list', {}));
    assert.deepEqual(
      [...secrets, ...users].filter(secret => texts.some(text => text.includes(secret))),
      [],
    );
  });

  it('say who can sign in where nobody is', async () => {
    await signOut();
    await assert.rejects(
      call('list', {}),
      /You are not signed in to Paperspace\. The user can run the command "Sign In"/,
    );
    await signIn();
  });
});
