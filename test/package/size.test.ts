import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { testVsix } from '../../scripts/lib/project.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);

describe('what has to be loaded', () => {
  const scripts = new Map(
    zipEntries(testVsix)
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, read }) => [name, read().toString()]),
  );
  const entry = 'extension/dist/extension.js';

  /** A script with all it imports before it runs; what it imports later is written `import(…)`. */
  function loadedWith(name: string, seen = new Set<string>()): ReadonlySet<string> {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const [, file = ''] of (scripts.get(name) ?? '').matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
      loadedWith(path.posix.join(path.posix.dirname(name), file), seen);
    }
    return seen;
  }
  const sizeOf = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + Buffer.byteLength(scripts.get(name) ?? ''), 0);

  it('at the start is at most 60 KB', () => {
    const start = loadedWith(entry);
    assert.ok([...start].every(name => scripts.has(name)));
    assert.ok(sizeOf(start) <= 60 * 1024, `${kilobytes(sizeOf(start))} KB`);
  });

  it('at the start is three files at most: each ES module costs VS Code a question to another thread, some 2 ms', () => {
    assert.ok(loadedWith(entry).size <= 3, [...loadedWith(entry)].join(', '));
  });

  it('at the start is neither the HTTP client nor any snippet, but both are there', () => {
    const start = loadedWith(entry);
    for (const mark of ['AxiosError', 'mount.cifs']) {
      const holders = [...scripts].filter(([, text]) => text.includes(mark)).map(([name]) => name);
      assert.ok(holders.length > 0, mark);
      assert.deepEqual(
        holders.filter(name => start.has(name)),
        [],
        mark,
      );
    }
  });

  it('all in all is at most 200 KB of JavaScript', () => {
    assert.ok(sizeOf(scripts.keys()) <= 200 * 1024, `${kilobytes(sizeOf(scripts.keys()))} KB`);
  });

  it('comes in a package of at most 150 KB', () => assert.ok(fs.statSync(testVsix).size <= 150 * 1024));
});
