import assert from 'node:assert/strict';
import { sizesOf } from '../../bench/sizes';
import { testVsix } from '../../scripts/lib/project.mjs';

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`;

describe('what has to be loaded', () => {
  const { scripts, atStart, entry, allScripts, vsix } = sizesOf(testVsix);

  it('at the start is at most 60 KB', () => {
    assert.ok([...atStart].every(name => scripts.has(name)));
    assert.ok(entry <= 60 * 1024, kilobytes(entry));
  });

  it('at the start is three files at most: each ES module costs VS Code a question to another thread, some 2 ms', () => {
    assert.ok(atStart.size <= 3, [...atStart].join(', '));
  });

  it('at the start is neither the HTTP client nor any snippet, but both are there', () => {
    for (const mark of ['axios/', 'mount.cifs']) {
      const holders = [...scripts].filter(([, text]) => text.includes(mark)).map(([name]) => name);
      assert.ok(holders.length > 0, mark);
      assert.deepEqual(
        holders.filter(name => atStart.has(name)),
        [],
        mark,
      );
    }
  });

  it('all in all is at most 200 KB of JavaScript', () => {
    assert.ok(allScripts <= 200 * 1024, kilobytes(allScripts));
  });

  it('comes in a package of at most 200 KB', () => assert.ok(vsix <= 200 * 1024, kilobytes(vsix)));
});
