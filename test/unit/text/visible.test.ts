import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible, visibleLabel } from '../../../src/core/text/visible';

describe('a text of the service on one line', () => {
  for (const [what, text, shown] of [
    ['an ordinary name', "Mo's $HOME & 100%", "Mo's $HOME & 100%"],
    ['nothing', '', ''],
    ['what a message would make a link of', '[prod](command:x)', '[prod] (command:x)'],
    ['other scripts', 'größe 数据集 נתונים 🙂', 'größe 数据集 נתונים 🙂'],
    ['blanks', ' a  b ', ' a  b '],
    ['line ends', 'a\nb\r\nc', 'a␣b␣␣c'],
    ['line and paragraph separators', 'a\u2028b\u2029c\u0085d', 'a␣b␣c␣d'],
    ['a tab, a bell, NUL, DEL', 'a\tb\u0007c\0d\u007fe', 'a␣b␣c␣d␣e'],
    ['an escape sequence', '\u001b[31mred', '␣[31mred'],
    ['a mark that turns the reading direction', 'gpj\u202eexe.a', 'gpj‹U+202E›exe.a'],
    ['isolates', '\u2066a\u2069', '‹U+2066›a‹U+2069›'],
    ['left-to-right and right-to-left marks', '\u200ea\u200f', '‹U+200E›a‹U+200F›'],
    ['an Arabic letter mark', '\u061ca', '‹U+061C›a'],
    ['an invisible blank', 'data\u200bsets', 'data‹U+200B›sets'],
    ['a soft hyphen, in four digits', 'a\u00adb', 'a‹U+00AD›b'],
    ['a tag beyond four digits', 'a\u{e0041}', 'a‹U+E0041›'],
  ] as const) {
    it(what, () => assert.equal(visible(text), shown));
  }

  it('200 characters are shown whole, more are cut with an ellipsis', () => {
    assert.equal(visible('x'.repeat(200)), 'x'.repeat(200));
    assert.equal(visible('x'.repeat(201)), `${'x'.repeat(200)}…`);
    assert.equal(visible('abcdef', 3), 'abc…');
  });

  it('a cut never splits a character', () => assert.equal(visible('🙂🙂🙂', 2), '🙂🙂…'));

  it('whatever it was, it is one line without anything invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = visible(text, 50);
        assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        assert.ok(Array.from(shown).length <= 51);
      }),
    );
  });
});

describe('a text of the service where VS Code draws icons', () => {
  for (const [what, text, shown] of [
    ['an icon’s code', '$(trash) all', '\\$(trash) all'],
    ['a spinning one', 'a$(loading~spin)b', 'a\\$(loading~spin)b'],
    ['several', '$(a)$(b)', '\\$(a)\\$(b)'],
    ['one that follows a backslash, which stays too', '\\$(trash)', '\\\\$(trash)'],
    ['what is no code', '$(date +%F) $HOME $()', '$(date +%F) $HOME $()'],
    ['what is not visible', 'a\n$(x)', 'a␣\\$(x)'],
  ] as const) {
    it(`${what} stays text`, () => assert.equal(visibleLabel(text), shown));
  }
});
