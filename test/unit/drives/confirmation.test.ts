import assert from 'node:assert/strict';
import { wordsToDelete } from '../../../src/core/drives/confirmation';
import { driveOf } from './fixtures';

const id = 'sdmadeup001';

describe('what has to be typed to delete', () => {
  for (const name of [
    'datasets',
    'a',
    'two words',
    'Mo\'s $HOME & "raw" 100%',
    'größe',
    '数据集',
    'данные',
    'נתונים',
    'smile 🙂',
    '-rf',
    'délibéré',
  ]) {
    it(`the name: ${name}`, () => assert.equal(wordsToDelete([driveOf({ id, name })]), name));
  }

  for (const [why, name] of [
    ['it is empty', ''],
    ['it is shown taken apart, as it would be a link', '[prod](command:x)'],
    ['it is blank', ' '],
    ['a blank at the end, which an input box hides', 'datasets '],
    ['a blank at the beginning', ' datasets'],
    ['two blanks in a row look like one', 'a  b'],
    ['a tab', 'a\tb'],
    ['a line end', 'a\nb'],
    ['a blank that does not break', 'a\u00a0b'],
    ['a control character', 'a\u0007b'],
    ['a mark that turns the reading direction', 'a\u202eb'],
    ['an invisible blank', 'a\u200bb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a byte order mark', 'a\ufeffb'],
    ['an invisible letter', 'a\u3164b'],
    ['an invisible joiner', 'a\u034fb'],
    ['an empty braille cell', 'a\u2800b'],
    ['half a character', 'a\ud83d'],
    ['letters composed as no keyboard does', 'de\u0301libe\u0301re\u0301'],
  ] as const) {
    it(`the id, because of ${why}`, () => assert.equal(wordsToDelete([driveOf({ id, name })]), id));
  }

  it('how many, where there are several', () => {
    const drives = ['sd1', 'sd2', 'sd3'].map(each => driveOf({ id: each }));
    assert.equal(wordsToDelete(drives), 'delete 3 drives');
  });
});
