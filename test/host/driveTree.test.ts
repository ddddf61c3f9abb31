import assert from 'node:assert/strict';
import { DriveStore } from '../../src/core/drives/driveStore';
import { MountIndex } from '../../src/core/mount/table/mountIndex';
import type { Account } from '../../src/ui/account/account';
import { DriveTree } from '../../src/ui/tree/driveTree';
import { Redraws } from '../../src/ui/tree/redraws';
import { driveOf } from '../unit/drives/fixtures';

describe('rows of the tree', () => {
  let store: DriveStore;
  let tree: DriveTree;

  beforeEach(() => {
    store = new DriveStore();
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b' })]);
    const account = { id: 'team1', list: { store, manyPages: false } } as unknown as Account;
    tree = new DriveTree({ account, ready: () => Promise.resolve(account) }, { index: new MountIndex() });
  });
  afterEach(() => tree.dispose());

  it('stay the same objects over a redraw: expansion and selection hang on them', () => {
    const before = tree.nodeOf('a');
    tree.redraw();
    assert.equal(tree.nodeOf('a'), before);
  });

  it('are forgotten with their drive', () => {
    const before = tree.nodeOf('a');
    store.remove('a');
    tree.redraw();
    assert.equal(tree.nodeOf('a'), undefined);
    store.upsert(driveOf({ id: 'a' }));
    assert.notEqual(tree.nodeOf('a'), before);
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
      else tree.redrawRows(rows);
    });
    store.onDidChange(change => redraws.ask(change, true));
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b' })]);
    assert.deepEqual(drawn, []);
    store.show([driveOf({ id: 'a' }), driveOf({ id: 'b', name: 'c' })]);
    assert.deepEqual(drawn, [[tree.nodeOf('b')]]);
    redraws.dispose();
  });
});
