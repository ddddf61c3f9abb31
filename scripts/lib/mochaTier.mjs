import path from 'node:path';
import { start } from './processes.mjs';
import { root } from './project.mjs';
import { withResultsFile } from './tier.mjs';

/**
 * A tier of TypeScript tests that plain Node runs.
 * @param {string} name
 * @param {string} files pattern of the test files
 * @param {{ timeout: number, env?: Record<string, string>, coverage?: boolean, args?: readonly string[] }} options
 *   timeout: milliseconds after which one test hangs
 * @returns {import('./tier.mjs').Tier}
 */
export function mochaTier(name, files, { timeout, env, coverage = false, args = [] }) {
  const mocha = [
    ...['--import', 'tsx', tool('mocha/bin/mocha.js')],
    ...['--reporter', path.join(import.meta.dirname, 'resultsReporter.mjs'), '--no-color'],
    ...['--forbid-only', '--forbid-pending', '--timeout', String(timeout), ...args, files],
  ];
  return { name, run: say => runMocha(coverage ? measured(mocha) : mocha, say, env, coverage) };
}

async function runMocha(args, say, env, coverage) {
  let code = 1;
  const results = await withResultsFile(async file => {
    const running = start(process.execPath, args, { cwd: root, env: { ...env, TEST_RESULTS: file }, onLine: say });
    code = await running.ended;
  });
  if (!coverage) return code === 0 || results.failed > 0 ? results : { ...results, failed: 1 };
  // How much is covered counts as a check of its own: c8 fails the run when it is too little.
  const covered = code === 0 || results.failed > 0;
  return { passed: results.passed + (covered ? 1 : 0), failed: results.failed + (covered ? 0 : 1) };
}

/** c8 measures right with tsx, not with esbuild's bundles; `--all` counts files that no test loads. */
function measured(args) {
  const threshold = ['--check-coverage', '--lines', '95', '--functions', '0', '--branches', '0', '--statements', '0'];
  const files = ['--all', '--src', 'src/core', '--include', 'src/core/**/*.ts', '--exclude-after-remap=false'];
  return [tool('c8/bin/c8.js'), ...threshold, ...files, '--reporter', 'text', process.execPath, ...args];
}

function tool(file) {
  return path.join(root, 'node_modules', file);
}
