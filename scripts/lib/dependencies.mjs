import fs from 'node:fs';
import path from 'node:path';
import { npm } from './processes.mjs';
import { root } from './project.mjs';

/**
 * Installs the project's packages unless they stand there as package-lock.json wants them. A bare clone has none, so this file
 * and what it imports use `node:` modules only.
 * @param {(line: string) => void} say
 */
export async function ensureDependencies(say) {
  // Tools and tests want their development selves, whatever the shell says.
  delete process.env['NODE_ENV'];
  if (installed()) return;
  say('installing packages (npm ci)');
  await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root });
}

/** npm writes node_modules/.package-lock.json last, so it tells a whole installation from one that was broken off. */
function installed() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || found[name]?.version === version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  const full = path.join(root, file);
  return fs.existsSync(full) ? JSON.parse(fs.readFileSync(full, 'utf8')).packages : {};
}
