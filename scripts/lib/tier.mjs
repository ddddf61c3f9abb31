import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 *
 * @typedef {object} Tier
 * @property {string} name
 * @property {(say: (text: string) => void) => Promise<Results>} run
 *
 * @typedef {Results & { name: string, seconds: number }} TierResults
 */

/**
 * Runs a tier and prints what it said in one piece when it is through: tiers run side by side.
 * A tier that breaks, or that ran no test, has failed.
 * @param {Tier} tier
 * @returns {Promise<TierResults>}
 */
export async function runTier({ name, run }) {
  const started = Date.now();
  const lines = [];
  const results = await run(text => lines.push(text)).catch(error => {
    lines.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  });
  if (results.passed + results.failed === 0) {
    lines.push('ran no test');
    results.failed = 1;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n━━ ${name}: ${results.passed} passed, ${results.failed} failed (${seconds} s)`);
  const said = lines
    .join('\n')
    .trim()
    .replace(/\n(\s*\n)+/g, '\n\n');
  if (said) console.log(said.replace(/^(?=.)/gm, '   '));
  return { name, seconds, ...results };
}

/**
 * Gives a test run a file to leave its results in, and reads it: a run that wrote none, or broke off, has failed.
 * @param {(file: string) => Promise<void>} run
 * @returns {Promise<Results>}
 */
export async function withResultsFile(run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'psd-results-'));
  const file = path.join(folder, 'results.json');
  try {
    await run(file);
    const { passed, failed, ended } = fs.existsSync(file)
      ? JSON.parse(fs.readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, ended: false };
    return { passed, failed: ended ? failed : failed + 1 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
