import fs from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';
import { out, root } from './project.mjs';
import { unzip } from './zip.mjs';

/** Builds everything: what ships, and the tools and tests that run outside the extension. */
export async function build() {
  await run(process.execPath, ['esbuild.mjs'], { cwd: root });
}

/**
 * Packs what was built. The packages are bundled, so none is packed. With a repository, links to pictures become addresses in it,
 * so that every marketplace shows them; until there is one they stay as they are.
 * @param {string} file where the VSIX goes
 * @param {string} folder where it was built
 */
export async function pack(file, folder = root) {
  const { repository } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  await vsce(folder, file, repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links']);
}

/**
 * Packs an extension that only tests use.
 * @param {string} folder where it lies
 * @param {string} file where the VSIX goes
 */
export async function packForTests(folder, file) {
  await vsce(folder, file, ['--allow-missing-repository', '--skip-license']);
}

async function vsce(folder, file, flags) {
  const program = path.join(root, 'node_modules/@vscode/vsce/vsce');
  await run(process.execPath, [program, 'package', '--no-dependencies', ...flags, '--out', file], { cwd: folder });
}

/**
 * @param {string} file a VSIX
 * @returns {string} the folder with what it ships: host tests run against that rather than the source tree
 */
export function unpack(file) {
  const folder = path.join(out, 'vsix');
  unzip(file, folder);
  return path.join(folder, 'extension');
}
