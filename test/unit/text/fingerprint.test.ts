import assert from 'node:assert/strict';
import { fingerprint } from '../../../src/core/text/fingerprint';

describe('a fingerprint', () => {
  it('is the same for the same text, and another for another', () => {
    assert.equal(fingerprint('made-up'), fingerprint('made-up'));
    assert.notEqual(fingerprint('made-up'), fingerprint('made-up '));
  });

  it('holds nothing of the text', () => assert.match(fingerprint('made-up'), /^[0-9a-f]{64}$/));
});
