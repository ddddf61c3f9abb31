import fs from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { out, root } from './project.mjs';

const core = 'src/core';

/**
 * c8 before a command for Node: fails it when less than 95% of the core's lines ran. It measures right with tsx, not with
 * esbuild's bundles; `--all` counts files that no test loads.
 * @returns {string[]}
 */
export function coverageArgs() {
  return [
    path.join(root, 'node_modules/c8/bin/c8.js'),
    ...['--check-coverage', '--lines', '95', '--functions', '0', '--branches', '0', '--statements', '0'],
    ...['--all', '--src', core, '--include', `${core}/**/*.ts`],
    ...typesOnly().flatMap(file => ['--exclude', file]),
    ...['--reporter', 'text', '--skip-full', '--temp-directory', path.join(out, 'coverage')],
  ];
}

/** Files that hold nothing but types: no test can load what is not there at run time. */
function typesOnly() {
  return fs
    .readdirSync(path.join(root, core), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => path.posix.join(core, file.replaceAll('\\', '/')))
    .filter(file => transformSync(fs.readFileSync(path.join(root, file), 'utf8'), { loader: 'ts' }).code.trim() === '');
}
