import assert from 'node:assert/strict';
import { described } from '../../src/ui/log';
import { driveRowLabel, regionRowLabel } from '../../src/ui/words/accessibility';
import { regionDescription } from '../../src/ui/words/drive';
import { asOf } from '../../src/ui/words/list';
import { driveOf } from '../unit/drives/fixtures';

describe('words', () => {
  it('for people who hear a row have no dots in them', () => {
    const state = { pending: 'renaming', mountedAt: '/mnt/a' } as const;
    const label = driveRowLabel(driveOf({ id: 'a' }), state);
    assert.equal(label, 'a, shared drive, 250 GB, mounted at /mnt/a, Renaming…');
    const two = [driveOf({ id: 'a' }), driveOf({ id: 'b' })];
    assert.equal(regionRowLabel('East Coast (NY2)', two), 'East Coast (NY2), region, 2 drives, 500 GB');
  });

  it('for thousands of drives have separators', () => {
    const many = Array.from({ length: 3_334 }, (_, at) => driveOf({ id: `d${at}` }));
    assert.equal(regionDescription(many), '3,334 drives · 833.5 TB');
    assert.equal(regionDescription(many.slice(0, 1)), '1 drive · 250 GB');
  });

  it('for a time have the date with it when that is another day', () => {
    const noon = new Date(2026, 10, 24, 12, 0).getTime();
    assert.doesNotMatch(asOf(noon - 3_600_000, noon, 'en'), /Nov/);
    assert.match(asOf(noon - 24 * 3_600_000, noon, 'en'), /Nov 23, 2026/);
  });

  it('for the log are one line, whatever an error says', () => {
    assert.doesNotMatch(described(new Error('a\nb')), /\n/);
  });
});
