import path from 'node:path';
import { coverageArgs } from './coverage.mjs';
import { start } from './processes.mjs';
import { root } from './project.mjs';
import { withResultsFile } from './tier.mjs';

/**
 * A tier of TypeScript tests that plain Node runs.
 * @param {string} name
 * @param {string} files pattern of the test files
 * @param {{ timeout: number, env?: Record<string, string>, coverage?: boolean, yields?: boolean, args?: readonly string[] }} options
 *   timeout: milliseconds after which a test is taken to hang; yields: whether others go first
 * @returns {import('./tier.mjs').Tier}
 */
export function mochaTier(name, files, { timeout, env, coverage = false, yields = false, args = [] }) {
  const mocha = [
    ...['--import', 'tsx', path.join(root, 'node_modules/mocha/bin/mocha.js')],
    ...['--reporter', path.join(import.meta.dirname, 'resultsReporter.mjs'), '--no-color'],
    // `--exit`: what a failed test has left running must not keep the run from ending.
    ...['--forbid-only', '--forbid-pending', '--exit', '--timeout', String(timeout), ...args, files],
  ];
  return {
    name,
    run: say =>
      runMocha(coverage ? [...coverageArgs(), process.execPath, ...mocha] : mocha, { say, env, coverage, yields }),
  };
}

async function runMocha(args, { say, env, coverage, yields }) {
  let code = 1;
  const results = await withResultsFile(async file => {
    const running = start(process.execPath, args, {
      cwd: root,
      env: { ...env, TEST_RESULTS: file },
      onLine: say,
      yields,
    });
    code = await running.ended;
  });
  // A run may fail although every test passed: a file that cannot be loaded; too little covered.
  const failedOtherwise = code !== 0 && results.failed === 0;
  return {
    passed: results.passed + (coverage && !failedOtherwise ? 1 : 0),
    failed: results.failed + (failedOtherwise ? 1 : 0),
  };
}
