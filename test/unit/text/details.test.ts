import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { detailsText } from '../../../src/core/text/details';

const readBack = (value: string, version: '1.1' | '1.2'): unknown => {
  const read: unknown = parse(detailsText([['value', value]]), { version });
  return typeof read === 'object' && read !== null && 'value' in read ? read.value : read;
};

describe('details of a drive', () => {
  it('are a column of names and a column of values', () => {
    assert.equal(
      detailsText([
        ['name', 'datasets'],
        ['size', '500 GB'],
        ['network id', 'nwmadeup01'],
      ]),
      'name:        datasets\nsize:        500 GB\nnetwork id:  nwmadeup01\n',
    );
  });

  for (const value of [
    'datasets',
    'two words',
    '500 GB',
    '1.75 TB',
    'East Coast (NY2)',
    '10.64.92.0/24',
    '\\\\10.64.92.2\\sdmadeup001',
    'sdmadeup001',
    'mo@acme.example',
    'Nov 24, 2025, 1:00 PM',
    "it's",
  ]) {
    it(`${value} is written as it is`, () => {
      assert.equal(detailsText([['a', value]]), `a:  ${/^[\w\\][^']*$/.test(value) ? value : JSON.stringify(value)}\n`);
    });
  }

  for (const value of [
    '',
    ' ',
    'ends with a blank ',
    ' begins with one',
    'true',
    'No',
    'y',
    'null',
    '~',
    '12',
    '1_000',
    '0x1F',
    '0o17',
    '0b101',
    '1e3',
    '12:30:45',
    '190:20:30.15',
    '2025-11-24',
    '2025-11-24 10:00:00',
    '.5',
    '.inf',
    '.nan',
    'a: b',
    'a:',
    'a #b',
    '# comment',
    '- item',
    '--- x',
    '... x',
    '[a]',
    '{a: b}',
    '*alias',
    '&anchor',
    '!tag',
    '|',
    '>',
    '%TAG',
    '@at',
    '`tick',
    '"quoted"',
    "'quoted'",
    '=',
    '<<',
    'a\nb',
    'a\tb',
    'a\u0085b',
    'a\u2028b',
    'a\u0007b',
    'a\u007fb',
    '\ufeffa',
    'größe',
    '数据集',
    '🙂',
  ]) {
    for (const version of ['1.1', '1.2'] as const) {
      it(`${JSON.stringify(value)} is read back as that text by YAML ${version}`, () => {
        assert.equal(readBack(value, version), value);
      });
    }
  }

  it('marks that turn the reading direction, control characters and invisible ones are written as numbers', () => {
    assert.equal(
      detailsText([['name', 'gpj\u202eexe\u200b\u0007\u2028\u007f\u{e0041}']]),
      'name:  "gpj\\u202eexe\\u200b\\u0007\\u2028\\u007f\\U000e0041"\n',
    );
  });

  it('any facts are read back as the very same texts', () => {
    const name = fc
      .stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/)
      .filter(word => !/^(true|false|null|yes|no|on|off|y|n)$/.test(word));
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[01259._:+eExob,/ \\aT#-]{1,12}$/),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), fc.constantFrom('1.1', '1.2'), (facts, version) => {
        assert.deepEqual({ ...facts }, { ...(parse(detailsText(Object.entries(facts)), { version }) as object) });
      }),
      { numRuns: 2_000 },
    );
  });
});
