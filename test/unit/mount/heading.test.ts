import assert from 'node:assert/strict';
import { heading } from '../../../src/core/mount/heading';
import { targets } from '../../../src/core/mount/targets';

const drive = { id: 'sd1', name: 'datasets' };

describe('The first line of a document with a snippet', () => {
  for (const { id, language } of targets) {
    const wanted = { uri: '', cmd: 'rem Paperspace drive datasets, sd1\n' }[id] ?? '# Paperspace drive datasets, sd1\n';
    it(`says what drive it is for, as a comment: ${id}`, () => assert.equal(heading(language, drive), wanted));
  }

  for (const [name, kept] of [
    ['训练数据 2.0_a-b', '训练数据 2.0_a-b'],
    ['$(touch pwned) `x` \'q\' "d" ; & | > %PATH% !1', '-touch pwned- -x- -q- -d- - - - - -PATH- -1'],
    ['two\nlines\r\u2028three', 'two-lines-three'],
    ['\u202Eevil', '-evil'],
    ['x'.repeat(10_000), 'x'.repeat(100)],
  ] as const) {
    it(`is one inert line whatever the name: ${JSON.stringify(name.slice(0, 30))}`, () =>
      assert.equal(heading('shellscript', { ...drive, name }), `# Paperspace drive ${kept}, sd1\n`));
  }
});
