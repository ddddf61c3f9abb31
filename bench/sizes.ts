import fs from 'node:fs';
import path from 'node:path';
import { zipEntries } from '../scripts/lib/zip.mjs';

/** The scripts of a package, and what they weigh. Paths as in the package. */
export interface Sizes {
  readonly scripts: ReadonlyMap<string, string>;
  /** The entry with all it imports before it runs; what it imports later is written `import(…)`. */
  readonly atStart: ReadonlySet<string>;
  /** In bytes. */
  readonly entry: number;
  readonly allScripts: number;
  readonly vsix: number;
}

/** @param vsix a file */
export function sizesOf(vsix: string): Sizes {
  const scripts = new Map(
    zipEntries(vsix)
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, read }) => [name, read().toString()]),
  );
  const atStart = loadedWith('extension/dist/extension.js', scripts);
  const bytes = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + Buffer.byteLength(scripts.get(name) ?? ''), 0);
  return { scripts, atStart, entry: bytes(atStart), allScripts: bytes(scripts.keys()), vsix: fs.statSync(vsix).size };
}

function loadedWith(name: string, scripts: ReadonlyMap<string, string>, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, file = ''] of (scripts.get(name) ?? '').matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
    loadedWith(path.posix.join(path.posix.dirname(name), file), scripts, seen);
  }
  return seen;
}
