import path from 'node:path';
import { run } from './processes.mjs';
import { out, root } from './project.mjs';
import { unzip } from './zip.mjs';

/** Builds everything: what ships, and the tools and tests that run outside the extension. */
export async function build() {
  await run(process.execPath, ['esbuild.mjs'], { cwd: root });
}

/**
 * Packs what was built. The packages are bundled, so none is packed; there is no public repository yet, so links stay as they are.
 * @param {string} file where the VSIX goes
 */
export async function pack(file) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await run(process.execPath, [vsce, 'package', ...flags, '--out', file], { cwd: root });
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
