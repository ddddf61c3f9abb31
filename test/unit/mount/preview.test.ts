import assert from 'node:assert/strict';
import { preview } from '../../../src/core/mount/preview';
import { maskSnippet } from '../../../src/core/mount/render';
import { targets } from '../../../src/core/mount/targets';
import { driveOf } from '../drives/fixtures';

/** What a quick pick shows of a line. */
const seen = 80;

describe('The preview of a snippet', () => {
  const drive = driveOf({ id: 'sd1', name: 'datasets' });
  const all = targets.flatMap(({ id, forms, gist }) =>
    forms.map(form => {
      const masked = maskSnippet(id, form, { drive, drives: [drive], mountPath: undefined, mountOptions: [] });
      assert.ok(masked.ok);
      assert.ok(gist === undefined || masked.text.includes(gist), id);
      return { id, form, text: preview(masked.text, gist) };
    }),
  );

  it('is one line, and no two are alike in what is seen of them', () => {
    const shown = all.map(({ text }) => text.slice(0, seen));
    assert.ok(shown.every(text => !text.includes('\n')));
    assert.equal(new Set(shown).size, shown.length, shown.join('\n'));
  });

  for (const { id, form, text } of all) {
    it(`shows dots just where the password is in it: ${id}, ${form}`, () =>
      assert.equal(text.slice(0, 60).includes('••••••••'), form === 'include', text));
  }

  for (const [id, begin] of [
    ['linux', `…'password=••••••••' … mount -t cifs`],
    ['fstab', `…'password=••••••••' … line="$source $field cifs credentials=`],
    ['systemd', `…'password=••••••••' … [Mount] What=$source`],
  ] as const) {
    it(`tells what only this one does: ${id}`, () => {
      const found = all.filter(each => each.id === id).map(({ text }) => text);
      assert.ok(found[0]?.startsWith(begin), found[0]);
      assert.ok(found[1]?.startsWith(begin.slice(begin.lastIndexOf('…'))), found[1]);
    });
  }
});
