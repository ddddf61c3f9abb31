import { checkTiers } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureHost, hosts, whyNoHosts } from './hosts.mjs';
import { hostTier } from './hostTests.mjs';
import { mochaTier } from './mochaTier.mjs';
import { testVsix } from './project.mjs';
import { ensureRealTools } from './realTools.mjs';
import { summarise } from './summary.mjs';
import { soakTier } from './soak.mjs';
import { runTier } from './tier.mjs';
import { build, pack, unpack } from './vsix.mjs';

const kinds = ['checks', 'unit', 'package', 'soak', 'real', 'host', 'ui'];

/**
 * @typedef {object} Wishes
 * @property {readonly string[]} wanted kinds of tiers; all when empty
 * @property {string} [host] only this one
 * @property {string} [grep] only tests whose title matches
 */

/**
 * Two lines side by side, because the machine may have two cores: what needs an editor, which waits often, and what does not,
 * which takes what the other leaves of the processor. Both begin while the extension is being built.
 * @param {Wishes} wishes
 * @returns {Promise<boolean>} whether all went well
 */
export async function runTests(wishes) {
  const unknown = wishes.wanted.find(kind => !kinds.includes(kind));
  if (unknown) throw new Error(`no tests of kind ${unknown}; there are ${kinds.join(', ')}`);
  const wants = kind => wishes.wanted.length === 0 || wishes.wanted.includes(kind);
  const leftOut = [];
  const built = runTier({ name: 'build', run: buildAndPack });
  // One after the other: two runs of apt-get at once get in each other's way.
  const browser = wants('host') || wants('ui') ? ensureChromium(console.log) : Promise.resolve(undefined);
  const whyNotReal = browser.then(() => (wants('real') ? ensureRealTools(console.log) : undefined));
  const ready = { built, browser, whyNotReal };
  const lines = [runPlain(wants, wishes, ready, leftOut), runInHosts(wants, wishes, ready, leftOut)];
  const results = [await built, ...(await Promise.all(lines.map(line => line.catch(brokenOff)))).flat()];
  return summarise(results, leftOut);
}

async function buildAndPack() {
  await build();
  await pack(testVsix);
  return { passed: 1, failed: 0 };
}

/** An installation that failed, most likely: whatever was to come after it did not run. */
function brokenOff(error) {
  console.log(error);
  return [{ name: 'setting up', passed: 0, failed: 1, seconds: 0 }];
}

async function runPlain(wants, { grep }, { built, whyNotReal }, leftOut) {
  const args = grep ? ['--grep', grep] : [];
  const plain = (name, options) => mochaTier(name, `test/${name}/**/*.test.ts`, { yields: true, args, ...options });
  const results = [];
  const runEach = async tiers => {
    for (const tier of tiers) results.push(await runTier(tier));
  };
  await runEach([
    ...(wants('checks') ? checkTiers : []),
    ...(wants('unit') ? [plain('unit', { timeout: 60_000, coverage: !grep })] : []),
  ]);
  await built;
  await runEach([
    ...(wants('package') ? [plain('package', { timeout: 60_000 })] : []),
    ...(wants('soak') && !grep ? [soakTier] : []),
  ]);
  if (!wants('real')) return results;
  const why = await whyNotReal;
  if (why) leftOut.push(`real mounts: ${why}`);
  else await runEach([plain('real', { timeout: realTimeout() })]);
  return results;
}

async function runInHosts(wants, { host, grep }, { built, browser: chromium }, leftOut) {
  if (!wants('host') && !wants('ui')) return [];
  const why = whyNoHosts();
  if (why) {
    leftOut.push(`tests in VS Code: ${why} (npm run test:desktop runs the host tests)`);
    return [];
  }
  const names = Object.keys(hosts).filter(name => !host || name === host);
  const installing = Promise.all(names.map(name => ensureHost(name, console.log)));
  const browser = await chromium;
  const installed = await installing;
  if (!browser) throw new Error('tests in VS Code need Chromium, Chrome or Edge');
  await built;
  const extension = wants('host') ? unpack(testVsix) : undefined;
  // Both hosts at once: each waits more than it computes.
  const results = await Promise.all(
    installed.map(async each => [
      ...(extension ? [await runTier(hostTier(each, { browser, extension, grep }))] : []),
      ...(wants('ui') ? [await runTier(uiTier(each, browser, grep))] : []),
    ]),
  );
  return results.flat();
}

/** In ms, for a machine that has other work too; `npm run proof` takes ten times as many values. */
const realTimeout = () => (process.env['PROOF'] ? 4_000_000 : 800_000);

function uiTier(host, browser, grep) {
  return mochaTier(`ui ${host.name} (VS Code ${host.vscode})`, 'test/ui/**/*.test.ts', {
    timeout: 180_000,
    env: { TEST_HOST: host.name, CHROME_PATH: browser },
    args: grep ? ['--grep', grep] : [],
  });
}
