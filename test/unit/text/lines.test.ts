import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inLines } from '../../../src/core/text/lines';

describe('a text in lines', () => {
  const table: [text: string, longest: number, lines: string[]][] = [
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['exactly 10', 10, ['exactly 10']],
    ['one two three four', 10, ['one two', 'three four']],
    ['averyveryverylongword', 10, ['averyveryv', 'erylongwor', 'd']],
    ['an averyveryverylongword', 10, ['an', 'averyveryv', 'erylongwor', 'd']],
    ['🦊🦊🦊 🦊🦊', 4, ['🦊🦊🦊', '🦊🦊']],
    ['驱动器没有密码。', 10, ['驱动器没有', '密码。']],
    ['API キーの変更', 10, ['API', 'キーの変更']],
  ];
  for (const [text, longest, lines] of table) {
    it(`${JSON.stringify(text)} in lines of ${longest}`, () => assert.deepEqual(inLines(text, longest), lines));
  }

  it('loses nothing, and no line is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const lines = inLines(text, longest);
        assert.ok(lines.every(line => Array.from(line).length <= longest));
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      }),
    );
  });
});
