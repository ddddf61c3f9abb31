import assert from 'node:assert/strict';
import { byRegionOrder, knownRegions, regionCode, regionName } from '../../../src/core/drives/regions';

describe('regions', () => {
  for (const [raw, code] of [
    ['ny2', 'ny2'],
    ['NY2', 'ny2'],
    [' ca1 ', 'ca1'],
    ['East Coast (NY2)', 'ny2'],
    ['east coast (ny2)', 'ny2'],
    ['West Coast ( CA1 )', 'ca1'],
    ['Europe (AMS1)', 'ams1'],
    ['Anything (AMS1)', 'ams1'],
  ]) {
    it(`${JSON.stringify(raw)} is ${code}`, () => assert.equal(regionCode(raw ?? ''), code));
  }

  for (const raw of ['', 'MR1', 'Mars (MR1)', 'ny', 'ny22', 'NY2 (old)', '(NY2) East', ' spaces stay ']) {
    it(`${JSON.stringify(raw)} is unknown and stays as it came`, () => assert.equal(regionCode(raw), raw));
  }

  it("names are Paperspace's own, and an unknown region is its own name", () => {
    assert.equal(regionName('ny2'), 'East Coast (NY2)');
    assert.equal(regionName('Mars (MR1)'), 'Mars (MR1)');
  });

  it("stand in Paperspace's order, unknown ones last by name", () => {
    const regions = ['Mars (MR1)', 'ams1', 'ca1', 'Andromeda', 'ny2'];
    const expected = ['ny2', 'ca1', 'ams1', 'Andromeda', 'Mars (MR1)'];
    assert.deepEqual(regions.toSorted(byRegionOrder), expected);
    assert.deepEqual(regions.toReversed().sort(byRegionOrder), expected);
  });

  it('every name leads back to its code', () => {
    for (const { code, name } of knownRegions) assert.equal(regionCode(name), code);
  });
});
