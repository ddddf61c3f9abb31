import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { execute, useSimulator, withSettings } from './harness';
import { accepting, signIn, signInOnly, signOut } from './signedIn';

describe('the list by executeCommand', () => {
  const simulator = useSimulator();
  const lists = () => simulator().requests.filter(({ path }) => path === '/shared-drives');
  const query = () => lists().at(-1)?.query;

  before(signIn);
  beforeEach(() => simulator().reset());
  after(async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await signOut();
  });

  it('is read by one walk, however often Refresh is pressed', async () => {
    simulator().delay(100);
    const answers = await Promise.all(Array.from({ length: 10 }, () => execute('refresh')));
    assert.deepEqual(answers, Array(10).fill({ drives: 8, complete: true }));
    assert.equal(lists().length, 1);
  });

  it('is read to its end, 120 drives at a time', async () => {
    simulator().reset({ manyDrives: 400 });
    assert.deepEqual(await execute('refresh'), { drives: 408, complete: true });
    assert.equal(lists().length, 4);
  });

  it('says that it is not whole once reading was stopped', async () => {
    simulator().reset({ manyDrives: 400 });
    const fault = simulator().fail({ path: '/shared-drives', after: 1, hang: 'beforeHeaders' });
    const refreshing = execute('refresh');
    await until(
      'the second page',
      () => Promise.resolve(fault.hits),
      hits => hits > 0,
    );
    assert.equal(await execute('stopLoading'), undefined);
    const answer = await refreshing;
    fault.stop();
    assert.match(JSON.stringify(answer), /"complete":false/);
  });

  it('says that it is not whole when reading failed', async () => {
    simulator().fail({ path: '/shared-drives', status: 403, body: { message: 'made up' } });
    assert.match(JSON.stringify(await execute('refresh')), /"complete":false/);
  });

  it('Stop Loading stops nothing where nothing loads', async () => {
    assert.equal(await execute('stopLoading'), undefined);
  });

  const orders = [
    ['name', 'asc', { orderBy: 'name', order: 'asc' }],
    ['name', 'desc', { orderBy: 'name', order: 'desc' }],
    ['created', 'asc', { orderBy: 'dtCreated', order: 'asc' }],
    ['created', 'desc', { orderBy: 'dtCreated', order: 'desc' }],
    [7, {}, { orderBy: 'name', order: 'asc' }],
    ['size', 'up', { orderBy: 'name', order: 'asc' }],
  ] as const;
  for (const [sortBy, sortOrder, wanted] of orders) {
    it(`is asked for in the order of the settings: ${JSON.stringify([sortBy, sortOrder])}`, async () => {
      await withSettings({ sortBy, sortOrder }, async () => {
        await execute('refresh');
        assert.deepEqual(query(), { limit: '120', ...wanted });
      });
    });
  }

  it('follows the setting by itself once it was read', async () => {
    await execute('refresh');
    await withSettings({ sortOrder: 'desc' }, async () => {
      await until(
        'a list in the new order',
        () => Promise.resolve(query()),
        asked => asked?.['order'] === 'desc',
      );
    });
  });

  it('Sort By proposes the order that is set, and writes what is chosen into the person’s settings', async () => {
    await withSettings({ sortBy: 'created', sortOrder: 'asc' }, async () => {
      const before = vscode.workspace.getConfiguration('paperspaceDrives').inspect('sortBy');
      assert.deepEqual(await accepting(execute('sortBy')), { orderBy: 'dtCreated', order: 'asc' });
      const after = vscode.workspace.getConfiguration('paperspaceDrives').inspect('sortBy');
      assert.equal(after?.globalValue, 'created');
      assert.equal(after.workspaceValue, before?.workspaceValue);
    });
  });

  it('Sort By reads it once, although it writes two settings', async () => {
    const global = vscode.ConfigurationTarget.Global;
    const settings = vscode.workspace.getConfiguration('paperspaceDrives');
    await withSettings({ sortBy: 'created', sortOrder: 'desc' }, async () => {
      await execute('refresh');
      // The box proposes the order it was opened with: both settings are others by then.
      const sorting = execute('sortBy');
      await settings.update('sortBy', 'name', global);
      await settings.update('sortOrder', 'asc', global);
      await until(
        'the list by name',
        () => execute('refresh').then(query),
        asked => asked?.['orderBy'] === 'name' && asked['order'] === 'asc',
      );
      const before = lists().length;
      assert.deepEqual(await accepting(sorting), { orderBy: 'dtCreated', order: 'desc' });
      await until(
        'the newest first',
        () => Promise.resolve(query()),
        asked => asked?.['orderBy'] === 'dtCreated',
      );
      assert.deepEqual(
        lists()
          .slice(before)
          .map(each => each.query['order']),
        ['desc'],
      );
    });
  });

  it('in another order takes the place of the first one under way', async () => {
    await signOut();
    const silence = simulator().fail({ path: '/shared-drives', hang: 'beforeHeaders' });
    await signInOnly();
    const reading = execute('refresh');
    await until(
      'the first walk',
      () => Promise.resolve(silence.hits),
      hits => hits > 0,
    );
    await withSettings({ sortOrder: 'desc' }, async () => {
      await until(
        'a walk in the new order',
        () => Promise.resolve(query()),
        asked => asked?.['order'] === 'desc',
      );
      silence.stop();
      await reading;
    });
  });

  for (const [what, ms] of [
    ['it is older than five minutes, and not before', 5 * 60_000 + 1_000],
    ['it is of tomorrow, by a clock that was set right', -86_400_000],
  ] as const) {
    it(`is read again when the view comes into sight if ${what}`, async () => {
      const show = () => execute('drives.focus');
      const hide = () => vscode.commands.executeCommand('workbench.view.explorer');
      await show();
      await execute('refresh');
      const before = lists().length;
      await hide();
      await show();
      await hide();
      const now = Date.now;
      // The extension runs in this very process, on this clock.
      Date.now = () => now() + ms;
      try {
        await show();
        await until(
          'the list',
          () => Promise.resolve(lists().length),
          count => count > before,
        );
      } finally {
        Date.now = now;
      }
      await execute('refresh');
      assert.equal(lists().length, before + 2);
    });
  }

  it('Go to Drive reads it first, and resolves to the drive that was chosen', async () => {
    const chosen = JSON.stringify(await accepting(execute('findDrive')));
    assert.ok(
      simulator()
        .drives()
        .some(({ id }) => chosen === JSON.stringify({ id })),
      chosen,
    );
  });
});
