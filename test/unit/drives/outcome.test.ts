import assert from 'node:assert/strict';
import { isOutcomeUnknown } from '../../../src/core/drives/outcome';
import { ApiError, type FailureKind } from '../../../src/core/api/errors';

const mayHaveHappened: FailureKind[] = ['network', 'server', 'unreadable'];
const didNotHappen: FailureKind[] = ['badKey', 'notPermitted', 'notFound', 'conflict', 'refused', 'rateLimit'];

describe('whether a failed change may have happened all the same', () => {
  for (const kind of mayHaveHappened) {
    it(`${kind}: yes, unless it was never sent`, () => {
      assert.equal(isOutcomeUnknown(new ApiError({ kind, summary: '', sent: true })), true);
      assert.equal(isOutcomeUnknown(new ApiError({ kind, summary: '', sent: false })), false);
    });
  }

  for (const kind of didNotHappen) {
    it(`${kind}: no, the service said so`, () => {
      assert.equal(isOutcomeUnknown(new ApiError({ kind, summary: '', sent: true })), false);
    });
  }

  it('anything else: no', () => {
    for (const error of [undefined, new Error('server'), { kind: 'network', sent: true }]) {
      assert.equal(isOutcomeUnknown(error), false);
    }
  });
});
