import assert from 'node:assert/strict';
import { approvalAboveGB, monthlyPrice } from '../../../src/core/drives/prices';

describe('prices', () => {
  for (const [gb, usd] of [
    [50, undefined],
    [100, undefined],
    [250, 16],
    [500, 33],
    [1000, 65],
    [2000, 130],
    [4000, 260],
    [8000, 520],
    [12000, 780],
    [16000, 1040],
    [0, undefined],
    [1024, undefined],
  ] as const) {
    it(`${gb} GB: ${usd === undefined ? 'none was published' : `$${usd} a month`}`, () => {
      assert.equal(monthlyPrice(gb), usd);
    });
  }

  it('above 2 TB support may have to approve', () => assert.equal(approvalAboveGB, 2000));
});
