import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatSize, readSize, sizeInGB } from '../../../src/core/drives/sizes';

const sold = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 12000, 16000];

describe('sizes', () => {
  for (const gb of sold) {
    it(`${gb} GB is the same in gigabytes, in 1024³ and in 1000³ bytes`, () => {
      assert.equal(sizeInGB(gb), gb);
      assert.equal(sizeInGB(gb * 1024 ** 3), gb);
      assert.equal(sizeInGB(gb * 1000 ** 3), gb);
    });
  }

  it('from a million on a number is bytes', () => {
    assert.equal(sizeInGB(999_999), 999_999);
    assert.equal(sizeInGB(1_000_000), 1_000_000 / 1024 ** 3);
  });

  for (const [typed, gb] of [
    ['500', 500],
    [' 500 gb', 500],
    ['1000', 1000],
    ['1,000 GB', 1000],
    ['1TB', 1000],
    ['1.75 tb', 1750],
    ['1.024 TB', 1024],
    ['', undefined],
    ['tb', undefined],
    ['1 PB', undefined],
    ['about $65', undefined],
  ] as const) {
    it(`${JSON.stringify(typed)} that is typed is ${gb === undefined ? 'no size' : `${gb} GB`}`, () => {
      assert.equal(readSize(typed), gb);
    });
  }

  it('whatever is offered is found by typing it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), gb => readSize(formatSize(gb)) === gb));
  });

  for (const [gb, words] of [
    [0, '0 GB'],
    [50, '50 GB'],
    [250, '250 GB'],
    [999, '999 GB'],
    [999.994, '999.99 GB'],
    [999.996, '1 TB'],
    [1000, '1 TB'],
    [1024, '1.024 TB'],
    [1500, '1.5 TB'],
    [1750, '1.75 TB'],
    [16000, '16 TB'],
    [2500000, '2500 TB'],
  ] as const) {
    it(`${gb} GB reads ${words}`, () => assert.equal(formatSize(gb), words));
  }

  it('an odd number of bytes is shown as measured', () => {
    assert.equal(formatSize(sizeInGB(512_000_000_001)), '476.84 GB');
  });

  it('two sizes that differ by a whole gigabyte never read the same below 1,000 TB', () => {
    const gb = fc.integer({ min: 0, max: 999_999 });
    fc.assert(fc.property(gb, gb, (a, b) => (formatSize(a) === formatSize(b)) === (a === b)));
  });
});
