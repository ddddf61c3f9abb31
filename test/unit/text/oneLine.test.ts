import assert from 'node:assert/strict';
import { oneLine } from '../../../src/core/text/oneLine';

describe('a text for one line of the log', () => {
  for (const [what, text, shown] of [
    ['an ordinary entry', 'refused · status 400 name="x"', 'refused · status 400 name="x"'],
    ['a message of two lines', 'no\r\n2026-11-24 [info] GET /ok', 'no ⏎ 2026-11-24 [info] GET /ok'],
    ['a line separator', 'a\u2028b', 'a ⏎ b'],
    ['a stack', 'Error: x\n    at f (a.js:1:2)\n    at g\n', 'Error: x ⏎ at f (a.js:1:2) ⏎ at g'],
    ['what turns the reading direction', 'a\u202eb', 'a‹U+202E›b'],
    ['an escape sequence', '\u001b[2Kgone', '␣[2Kgone'],
  ] as const) {
    it(what, () => assert.equal(oneLine(text), shown));
  }

  it('is cut where nobody reads on', () => assert.equal(oneLine('x'.repeat(10_000)).length, 4_001));
});
