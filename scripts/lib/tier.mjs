import fs from 'node:fs';
import path from 'node:path';
import { freshFolder } from './freshFolder.mjs';
import { out } from './project.mjs';

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
 * Runs a tier and prints the end of what it said, with the failures, in one piece when it is through: tiers run side by side.
 * All of it goes to out/logs. A tier that breaks, or that ran no test, has failed.
 * @param {Tier} tier
 * @returns {Promise<TierResults>}
 */
export async function runTier({ name, run }) {
  console.log(`started: ${name}`);
  const started = Date.now();
  const log = newLog(name);
  const lines = [];
  const say = text => {
    lines.push(text);
    fs.appendFileSync(log, `${text}\n`);
  };
  const results = await run(say).catch(error => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  });
  if (results.passed + results.failed === 0) {
    say('ran no test');
    results.failed = 1;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n━━ ${name}: ${results.passed} passed, ${results.failed} failed (${seconds} s)`);
  const said = epilogue(lines.join('\n'));
  if (results.failed > 0) console.log(`${said}\n   all of it: ${log}\n`);
  return { name, seconds, ...results };
}

/** Mocha lists every test, then counts and tells the failures: the latter is what one wants to read. */
function epilogue(text) {
  const from = text.search(/^ *\d+ passing/m);
  return text
    .slice(Math.max(from, 0))
    .trim()
    .replace(/\n(\s*\n)+/g, '\n\n')
    .replace(/^(?=.)/gm, '   ');
}

/** An empty one, written as the tier goes on, so that a long run can be watched. */
function newLog(name) {
  const file = path.join(out, 'logs', `${name.replace(/[^\w.]+/g, '-')}.txt`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '');
  return file;
}

/**
 * Gives a test run a file to leave its results in, and reads it: a run that wrote none, or broke off, has failed.
 * @param {(file: string) => Promise<void>} run
 * @returns {Promise<Results>}
 */
export async function withResultsFile(run) {
  const { folder, remove } = freshFolder('results');
  const file = path.join(folder, 'results.json');
  try {
    await run(file);
    const nothing = { passed: 0, failed: 0, ended: false };
    const { passed, failed, ended } = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : nothing;
    return { passed, failed: ended ? failed : failed + 1 };
  } finally {
    remove();
  }
}
