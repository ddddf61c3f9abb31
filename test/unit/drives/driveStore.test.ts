import assert from 'node:assert/strict';
import { DriveStore } from '../../../src/core/drives/driveStore';
import { byName, changesOf, driveOf, namesOf, newestFirst } from './fixtures';

const a = driveOf({ id: 'sda' });
const b = driveOf({ id: 'sdb' });
const c = driveOf({ id: 'sdc' });
const everything = [{ structure: true, rows: [] }];
const row = (id: string) => [{ structure: false, rows: [id] }];

function storeWith(...drives: (typeof a)[]): DriveStore {
  const store = new DriveStore();
  store.beginWalk(byName);
  store.show(drives);
  return store;
}

describe('the store of drives', () => {
  it('finds a drive by its id', () => {
    const store = storeWith(a, b);
    assert.equal(store.get('sdb'), b);
    assert.equal(store.get('sdc'), undefined);
  });

  describe('tells what has to be drawn again', () => {
    const cases: [what: string, change: (store: DriveStore) => void, changes: object[]][] = [
      ['nothing for the same list', store => store.show([{ ...a }, { ...b }]), []],
      ['nothing for a drive that is what it was', store => store.upsert({ ...a }), []],
      ['nothing for a drive that was not there', store => store.remove('sdc'), []],
      ['everything for a drive more', store => store.show([a, b, c]), everything],
      ['everything for a drive less', store => store.remove('sda'), everything],
      ['everything for another order', store => store.show([b, a]), everything],
      ['everything for another region', store => store.upsert({ ...a, region: 'ca1' }), everything],
      ['everything for another size, which the region adds up', store => store.upsert({ ...a, sizeGB: 1 }), everything],
      ['everything for a drive made', store => store.upsert(c), everything],
      ['everything for a name that moves the row', store => store.upsert({ ...a, name: 'z' }), everything],
      ['the row for a name that keeps its place', store => store.upsert({ ...a, name: 'sda2' }), row('sda')],
      ['the row for a mount point', store => store.upsert({ ...b, mountPoint: '' }), row('sdb')],
      ['the row for a user name', store => store.upsert({ ...b, username: 'u' }), row('sdb')],
      ['the row for a network', store => store.upsert({ ...b, networkId: 'nw2' }), row('sdb')],
      [
        'all rows that changed at once',
        store => store.show([a, b].map(drive => ({ ...drive, username: 'u' }))),
        [{ structure: false, rows: ['sda', 'sdb'] }],
      ],
    ];
    for (const [what, change, expected] of cases) {
      it(what, () => {
        const store = storeWith(a, b);
        const changes = changesOf(store);
        change(store);
        assert.deepEqual(changes, expected);
      });
    }

    it('the row alone among drives of one name, which keep their places', () => {
      const twins = [a, b, c].map(drive => ({ ...drive, name: 'twin' }));
      const store = storeWith(...twins);
      const changes = changesOf(store);
      store.upsert({ ...a, name: 'twin', username: 'u' });
      assert.deepEqual(changes, row('sda'));
    });

    it('everything for a date that moves the row', () => {
      const store = new DriveStore();
      store.beginWalk(newestFirst);
      store.show([a, b]);
      const changes = changesOf(store);
      store.upsert({ ...a, created: '2020-01-01T00:00:00.000Z' });
      assert.deepEqual(namesOf(store.drives), ['sdb', 'sda']);
      assert.deepEqual(changes, everything);
    });

    it('nothing after dispose', () => {
      const store = storeWith(a, b);
      const changes = changesOf(store);
      store.dispose();
      store.remove('sda');
      store.mark('sdb', 'deleting')();
      assert.deepEqual(changes, []);
    });
  });

  describe('work under way', () => {
    it('shows on the row until it is over', () => {
      const store = storeWith(a, b);
      const changes = changesOf(store);
      const done = store.mark('sda', 'renaming');
      assert.equal(store.pending('sda'), 'renaming');
      assert.equal(store.pending('sdb'), undefined);
      done();
      assert.equal(store.pending('sda'), undefined);
      assert.deepEqual(changes, [...row('sda'), ...row('sda')]);
    });

    it('outlives another walk', () => {
      const store = storeWith(a, b);
      store.mark('sda', 'deleting');
      store.beginWalk(byName);
      store.show([a]);
      assert.equal(store.pending('sda'), 'deleting');
    });

    it('what began last shows; when it ends, what is still going on shows again', () => {
      const store = storeWith(a);
      const renamed = store.mark('sda', 'renaming');
      const deleted = store.mark('sda', 'deleting');
      assert.equal(store.pending('sda'), 'deleting');
      deleted();
      assert.equal(store.pending('sda'), 'renaming');
      renamed();
      assert.equal(store.pending('sda'), undefined);
    });

    it('the same work twice goes on until both are over, and ending one twice does not end the other', () => {
      const store = storeWith(a);
      const first = store.mark('sda', 'preparing');
      const second = store.mark('sda', 'preparing');
      first();
      first();
      assert.equal(store.pending('sda'), 'preparing');
      second();
      assert.equal(store.pending('sda'), undefined);
    });

    it('a row that is gone is not drawn again', () => {
      const store = storeWith(a, b);
      const done = store.mark('sda', 'deleting');
      store.remove('sda');
      const changes = changesOf(store);
      done();
      assert.deepEqual(changes, []);
      assert.equal(store.pending('sda'), undefined);
    });
  });

  describe('changes made here', () => {
    it('are newer than the pages of the walk under way, however often a drive changed', () => {
      const store = storeWith(a, b);
      store.beginWalk(byName);
      store.upsert({ ...a, name: 'first' });
      store.upsert({ ...a, name: 'second' });
      store.remove('sdb');
      store.upsert(c);
      store.remove('sdc');
      store.show([a, b, c]);
      assert.deepEqual(namesOf(store.drives), ['second']);
    });

    it('are older than the pages of the next walk', () => {
      const store = storeWith(a, b);
      store.remove('sdb');
      store.beginWalk(byName);
      store.show([a, b]);
      assert.deepEqual(namesOf(store.drives), ['sda', 'sdb']);
    });

    it('go to their place in the order that is shown, though a walk in another order has begun', () => {
      const store = storeWith(
        driveOf({ id: 'sda', created: '2025-01-01' }),
        driveOf({ id: 'sdc', created: '2025-02-01' }),
      );
      store.beginWalk(newestFirst);
      store.upsert(driveOf({ id: 'sdb', created: '2025-03-01' }));
      assert.deepEqual(namesOf(store.drives), ['sda', 'sdb', 'sdc']);
    });

    it('go to their place in the order that was walked, once that is shown', () => {
      const [old, young] = [
        driveOf({ id: 'sda', created: '2025-01-01' }),
        driveOf({ id: 'sdc', created: '2025-03-01' }),
      ];
      const store = storeWith(old, young);
      store.beginWalk(newestFirst);
      store.upsert(driveOf({ id: 'sdb', created: '2025-02-01' }));
      store.show([young, old]);
      assert.deepEqual(namesOf(store.drives), ['sdc', 'sdb', 'sda']);
    });
  });
});
