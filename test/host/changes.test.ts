import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { Recorded } from './recorded';
import { documentInFront, execute, useSimulator, withSettings } from './harness';
import { accepting, escaping, signIn, signOut } from './signedIn';

describe('changes by executeCommand', () => {
  const simulator = useSimulator();
  const driveNamed = (name: string) => {
    const drive = simulator()
      .drives()
      .find(each => each.name === name);
    if (!drive) throw new Error(`no drive ${name}`);
    return drive;
  };
  const changes = () => simulator().requests.filter(({ method }) => method !== 'GET');
  const wish = () => {
    const { region, networkId } = driveNamed('datasets');
    return { name: 'made', region, networkId, size: 250 };
  };

  before(signIn);
  beforeEach(() => simulator().reset());
  after(async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await signOut();
  });

  it('createDrive takes any spelling of a region', async () => {
    const made = await accepting(execute('createDrive', { ...wish(), region: 'East Coast (NY2)' }));
    assert.deepEqual({ ...Object(made), id: '' }, { id: '', ...wish() });
  });

  it('createDrive asks for the size that was not given, and then for a last look', async () => {
    const { size, ...rest } = wish();
    await withSettings({ sizes: [size] }, async () => {
      assert.deepEqual({ ...Object(await accepting(execute('createDrive', rest))), id: '' }, { id: '', ...wish() });
    });
    assert.equal(changes().length, 1);
  });

  it('createDrive is done when the drive is made, although the list does not come', async () => {
    // Only the list's walk: what there is before a drive is made has to be read.
    const walk = simulator().fail({ method: 'GET', path: /^\/shared-drives$/, hang: 'beforeHeaders', times: 1 });
    await signOut();
    await signIn();
    await until(
      'the walk',
      () => Promise.resolve(),
      () => walk.hits === 1,
    );
    const made = await accepting(execute('createDrive', wish()));
    assert.deepEqual({ ...Object(made), id: '' }, { id: '', ...wish() });
  });

  it('showDetails does not wait for networks, whose names are only nice to have', async () => {
    simulator().fail({ path: '/private-networks', hang: 'beforeHeaders' });
    const { id } = driveNamed('datasets');
    await execute('showDetails', { id });
    await documentInFront(text => text.includes(id));
  });

  for (const status of [400, 401, 409, 429]) {
    it(`createDrive sends once what is answered by ${status}, and resolves to undefined`, async () => {
      // Late, so that Enter is not pressed once more in the box that the refusal comes back into.
      simulator().fail({ method: 'POST', status, body: { message: 'made up' }, delayMs: 500 });
      const creating = execute('createDrive', wish());
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await until(
        'the request',
        () => accept(),
        () => changes().length > 0,
      );
      assert.equal(await escaping(creating), undefined);
      assert.equal(changes().length, 1);
    });
  }

  for (const [what, rule] of [
    ['cut off', { drop: 'beforeHeaders' }],
    ['answered by 500', { status: 500, body: { message: 'made up' } }],
  ] as const) {
    it(`createDrive sends once what is ${what}, and finds what was made`, async () => {
      simulator().fail({ method: 'POST', ...rule, effect: true });
      const made = await accepting(execute('createDrive', wish()));
      assert.deepEqual(made, { ...wish(), id: driveNamed('made').id });
      assert.equal(changes().length, 1);
    });
  }

  it('createDrive never sends an id that is none', async () => {
    const creating = execute('createDrive', { ...wish(), networkId: '../drives' });
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.equal(await escaping(creating), undefined);
    assert.deepEqual(changes(), []);
  });

  for (const status of [400, 401, 403, 404, 409, 429, 500]) {
    it(`renameDrive sends once what is answered by ${status}, and the old name is back`, async () => {
      const { id } = driveNamed('datasets');
      simulator().fail({ method: 'PUT', status, body: { message: 'made up' } });
      assert.equal(await execute('renameDrive', { id, name: 'other' }), undefined);
      assert.equal(changes().length, 1);
      assert.equal(driveNamed('datasets').id, id);
    });
  }

  it('renameDrive leaves a name that somebody else gave meanwhile', async () => {
    await execute('refresh');
    const { id } = driveNamed('datasets');
    simulator().renameDrive(id, 'theirs');
    assert.equal(await execute('renameDrive', { id, name: 'other' }), undefined);
    assert.deepEqual([driveNamed('theirs').id, changes()], [id, []]);
    assert.deepEqual(await execute('renameDrive', { id, name: 'other' }), { id, name: 'other' });
  });

  for (const [name, given] of [
    ['copyPassword', {}],
    ['copyMountSnippet', { target: 'linux' }],
    ['renameDrive', { name: 'other' }],
    ['deleteDrive', {}],
  ] as const) {
    it(`${name} of a drive that vanished elsewhere has the list read again by itself`, async () => {
      const { id } = driveNamed('datasets');
      simulator().deleteDrive(id);
      assert.equal(await execute(name, { id, ...given }), undefined);
      await until(
        'the list',
        () => Promise.resolve(simulator().requests.filter(({ path }) => path === '/shared-drives')),
        lists => lists.some(({ status }) => status === 200),
      );
    });
  }

  it('renameDrive takes any name the service takes', async () => {
    const { id } = driveNamed('datasets');
    const name = `Mo's "raw" $HOME & 100% <b>漢</b> ${'x'.repeat(100)}`;
    assert.deepEqual(await execute('renameDrive', { id, name }), { id, name });
    assert.equal(driveNamed(name).id, id);
  });

  it('deleteDrive reads the drive first, and asks by typing: Enter alone deletes nothing', async () => {
    const { id } = driveNamed('datasets');
    const deleting = execute('deleteDrive', { id });
    await until('the drive to be read', accept, () => simulator().requests.some(({ path }) => path.includes(id)));
    for (let i = 0; i < 5; i++) await accept();
    assert.equal(await escaping(deleting), undefined);
    assert.deepEqual(changes(), []);
  });

  it('deleteDrive takes the name with blanks around it, which nobody sees', async () => {
    const { id, name } = simulator().drives()[0] ?? assert.fail();
    const window = new Recorded();
    await window.start();
    try {
      window.answering = () => `  ${name} `;
      await window.run('signIn');
      assert.deepEqual(await window.run('deleteDrive', { id }), { deleted: [id], failed: [] });
    } finally {
      await window.end();
    }
  });

  it('deleteDrive asks even where a click is enough, and a question that is not answered deletes nothing', async () => {
    const { id } = driveNamed('datasets');
    // VS Code refuses modal questions while it runs extension tests.
    await withSettings({ confirmDelete: 'click' }, async () => {
      assert.equal(await execute('deleteDrive', { id }), undefined);
    });
    assert.deepEqual(changes(), []);
  });

  it('deleteDrive knows no argument that answers the question', async () => {
    const { id, name } = driveNamed('datasets');
    const sly = { id, name, confirm: true, confirmed: name, force: true, confirmDelete: 'never', typed: name };
    assert.equal(await escaping(execute('deleteDrive', sly)), undefined);
    assert.deepEqual(changes(), []);
  });

  async function accept(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
});
