import assert from 'node:assert/strict';
import { TreeItemCollapsibleState } from 'vscode';
import type { DriveList } from '../../src/core/drives/driveList';
import { DriveStore } from '../../src/core/drives/driveStore';
import { MountIndex } from '../../src/core/mount/table/mountIndex';
import type { Account } from '../../src/ui/account/account';
import { DriveTree } from '../../src/ui/tree/driveTree';
import { Redraws } from '../../src/ui/tree/redraws';
import { driveOf } from '../unit/drives/fixtures';
import { until } from '../ui/until';

describe('rows of the tree', () => {
  let store: DriveStore;
  let tree: DriveTree;
  let account: Account;

  beforeEach(() => {
    store = new DriveStore();
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b' })]);
    tree = treeOf({ manyPages: false });
  });
  afterEach(() => tree.dispose());

  function treeOf(list: Partial<Pick<DriveList, 'manyPages' | 'recalledTotals'>>): DriveTree {
    account = { id: 'team1', list: { store, ...list } } as unknown as Account;
    return new DriveTree(
      { accounts: [account], locked: [], ready: () => Promise.resolve([account]) },
      { index: new MountIndex() },
    );
  }
  async function regionRows(list: Parameters<typeof treeOf>[0]) {
    const other = treeOf(list);
    const items = (await other.getChildren()).map(node => other.getTreeItem(node));
    other.dispose();
    return items;
  }

  it('stay the same objects over a redraw: expansion and selection hang on them', () => {
    const before = tree.nodeOf(account, 'a');
    tree.redraw();
    assert.equal(tree.nodeOf(account, 'a'), before);
  });

  it('are forgotten with their drive', () => {
    const before = tree.nodeOf(account, 'a');
    store.remove('a');
    tree.redraw();
    assert.equal(tree.nodeOf(account, 'a'), undefined);
    store.upsert(driveOf({ id: 'a' }));
    assert.notEqual(tree.nodeOf(account, 'a'), before);
  });

  it('are forgotten when their drive went to another region', async () => {
    const [region] = await tree.getChildren();
    store.upsert(driveOf({ id: 'a', region: 'ca1' }));
    store.upsert(driveOf({ id: 'b', region: 'ca1' }));
    tree.redraw();
    store.upsert(driveOf({ id: 'a' }));
    const [again] = await tree.getChildren();
    assert.deepEqual(again, region);
    assert.notEqual(again, region);
  });

  it('a list read again that holds nothing new draws nothing, and one that holds one change draws one row once', () => {
    const drawn: unknown[] = [];
    tree.onDidChangeTreeData(rows => drawn.push(rows));
    const redraws = new Redraws(({ structure, rows }) => {
      if (structure) tree.redraw();
      else tree.redrawRows(account, rows);
    });
    store.onDidChange(change => redraws.ask(change, true));
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b' })]);
    assert.deepEqual(drawn, []);
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b', name: 'c' })]);
    assert.deepEqual(drawn, [[tree.nodeOf(account, 'b')]]);
    redraws.dispose();
  });

  it('of regions start open, and closed if the first page says that there is more', async () => {
    const statesOf = async (manyPages: boolean) =>
      (await regionRows({ manyPages })).map(({ collapsibleState }) => collapsibleState);
    assert.deepEqual(await statesOf(false), [TreeItemCollapsibleState.Expanded]);
    assert.deepEqual(await statesOf(true), [TreeItemCollapsibleState.Collapsed]);
  });

  it('of regions tell of all drives where only the first ones were kept', async () => {
    const recalledTotals = new Map([
      ['ny2', { count: 9_000, sizeGB: 2_250_000 }],
      ['ams1', { count: 1, sizeGB: 250 }],
    ]);
    const rows = await regionRows({ manyPages: true, recalledTotals });
    assert.deepEqual(
      rows.map(({ description }) => description),
      ['9,000 drives · 2250 TB', '1 drive · 250 GB'],
    );
  });

  it('are drawn at once, and then once a second at most while pages come', async () => {
    const times: number[] = [];
    const redraws = new Redraws(() => times.push(Date.now()));
    for (let page = 0; page < 84; page++) redraws.ask({ structure: true, rows: [] }, true);
    assert.equal(times.length, 1);
    const [first = 0, second = 0] = await until(
      'the rest',
      () => Promise.resolve(times),
      ({ length }) => length > 1,
    );
    redraws.dispose();
    assert.equal(times.length, 2);
    // A timer may come a millisecond before its time.
    assert.ok(second - first >= 990, `${second - first} ms`);
  });

  it('are drawn at once when the walk has ended, with all that waited', () => {
    const drawn: (readonly string[])[] = [];
    const redraws = new Redraws(({ rows }) => drawn.push(rows));
    for (const id of ['a', 'b', 'c']) redraws.ask({ structure: false, rows: [id] }, true);
    redraws.flush();
    redraws.flush();
    redraws.dispose();
    assert.deepEqual(drawn, [['a'], ['b', 'c']]);
  });
});
