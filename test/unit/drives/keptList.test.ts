import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { keptList, maxKeptBytes, readKeptList, type KeptList } from '../../../src/core/drives/keptList';
import { byName, driveOf } from './fixtures';

describe('a list as it is kept', () => {
  const two = [driveOf({ id: 'sd1', sizeGB: 250 }), driveOf({ id: 'sd2', region: 'ams1', sizeGB: 1000 })];
  const textOf = (...of: Parameters<typeof keptList>) => [...keptList(...of)].join('');
  function keptOf(...of: Parameters<typeof keptList>): KeptList {
    const list = readKeptList(JSON.parse(textOf(...of)));
    assert.ok(list);
    return list;
  }
  const kept = keptOf(two, byName, 1_700_000_000_000);

  it('has no user name and no password', () => {
    const text = textOf(two, byName, 7);
    assert.ok(!text.includes('u-made-up'));
    assert.deepEqual(Object.keys(kept.drives[0] ?? {}), [
      'id',
      'name',
      'region',
      'networkId',
      'mountPoint',
      'sizeGB',
      'created',
    ]);
  });

  for (const count of [0, 1, 199, 200, 201, 1_000]) {
    it(`comes back as it was: ${count} drives`, () => {
      const drives = Array.from({ length: count }, (_, at) => driveOf({ id: `sd${at}`, name: `"${at}",\n` }));
      const { whole, at, orderBy, order, drives: rows } = keptOf(drives, byName, 7);
      assert.deepEqual({ whole, at, orderBy, order }, { whole: true, at: 7, ...byName });
      assert.deepEqual(
        rows.map(row => ({ ...row, username: 'u-made-up' })),
        drives,
      );
    });
  }

  it('is made in pieces, none of them more than a small part of it', () => {
    const drives = Array.from({ length: 9_000 }, (_, at) => driveOf({ id: `sd${at}` }));
    const longest = Math.max(...[...keptList(drives, byName, 7)].map(piece => piece.length));
    assert.ok(longest < maxKeptBytes / 20, `${longest}`);
  });

  it('says what a region holds', () => {
    assert.deepEqual(kept.totals, [
      { region: 'ny2', count: 1, sizeGB: 250 },
      { region: 'ams1', count: 1, sizeGB: 1000 },
    ]);
  });

  it('over 2 MB keeps the first rows, all totals, and says that it is not whole', () => {
    const many = Array.from({ length: 20_000 }, (_, at) =>
      driveOf({ id: `sd${at}`, name: `name ${at} ${'ü'.repeat(40)}` }),
    );
    const list = keptOf(many, byName, 1);
    const bytes = Buffer.byteLength(textOf(many, byName, 1));
    assert.ok(bytes <= maxKeptBytes && bytes > maxKeptBytes - 1_000, `${bytes}`);
    assert.equal(list.whole, false);
    assert.deepEqual(list.totals, [{ region: 'ny2', count: 20_000, sizeGB: 5_000_000 }]);
    assert.equal(list.drives.at(-1)?.id, `sd${list.drives.length - 1}`);
  });

  for (const value of [undefined, null, [], 'text', { ...kept, version: 2 }, { ...kept, drives: [{ id: 'sd1' }] }]) {
    it(`anything else is none: ${inspect(value).slice(0, 40)}`, () => {
      assert.equal(readKeptList(value), undefined);
    });
  }
});
