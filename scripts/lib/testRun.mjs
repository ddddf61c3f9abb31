import { checkTiers } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureHost, hosts, whyNoHosts } from './hosts.mjs';
import { runHostTests } from './hostTests.mjs';
import { mochaTier } from './mochaTier.mjs';
import { testVsix } from './project.mjs';
import { ensureRealTools } from './realTools.mjs';
import { runTier } from './tier.mjs';
import { build, pack, unpack } from './vsix.mjs';

const kinds = ['checks', 'unit', 'package', 'real', 'host', 'ui'];

/**
 * @typedef {object} Wishes
 * @property {readonly string[]} wanted kinds of tiers; all when empty
 * @property {string} [host] only this one
 * @property {string} [grep] only tests whose title matches
 */

/**
 * Two lines side by side, because the machine may have two cores: what needs no editor, and what does. In the second, both
 * hosts run at once: they wait more than they compute.
 * @param {Wishes} wishes
 * @returns {Promise<boolean>} whether all went well
 */
export async function runTests(wishes) {
  const unknown = wishes.wanted.find(kind => !kinds.includes(kind));
  if (unknown) throw new Error(`no tests of kind ${unknown}; there are ${kinds.join(', ')}`);
  const wants = kind => wishes.wanted.length === 0 || wishes.wanted.includes(kind);
  const leftOut = [];
  const needsVsix = ['package', 'host', 'ui'].some(wants);
  if (needsVsix) {
    console.log('building and packing');
    await build();
    await pack(testVsix);
  }
  const results = (await Promise.all([runPlain(wants, wishes, leftOut), runInHosts(wants, wishes, leftOut)])).flat();
  return summarise(results, leftOut);
}

async function runPlain(wants, { grep }, leftOut) {
  const args = grep ? ['--grep', grep] : [];
  const tiers = [
    ...(wants('checks') ? checkTiers : []),
    ...(wants('unit') ? [mochaTier('unit', 'test/unit/**/*.test.ts', { timeout: 20_000, coverage: !grep, args })] : []),
    ...(wants('package') ? [mochaTier('package', 'test/package/**/*.test.ts', { timeout: 20_000, args })] : []),
  ];
  if (wants('real')) {
    const why = await ensureRealTools(console.log);
    if (why) leftOut.push(`real mounts: ${why}`);
    else tiers.push(mochaTier('real', 'test/real/**/*.test.ts', { timeout: 120_000, args }));
  }
  const results = [];
  for (const tier of tiers) results.push(await runTier(tier));
  return results;
}

async function runInHosts(wants, { host, grep }, leftOut) {
  if (!wants('host') && !wants('ui')) return [];
  const why = whyNoHosts();
  if (why) {
    leftOut.push(`tests in VS Code: ${why} (npm run test:desktop runs the host tests)`);
    return [];
  }
  // One after the other: apt and npm both want the disk, and the plain tiers run meanwhile.
  const browser = await ensureChromium(console.log);
  if (!browser) {
    leftOut.push('tests in VS Code: no Chromium');
    return [{ name: 'tests in VS Code', passed: 0, failed: 1, seconds: 0 }];
  }
  const names = Object.keys(hosts).filter(name => !host || name === host);
  const installed = await Promise.all(names.map(name => ensureHost(name, console.log)));
  const results = [];
  if (wants('host')) {
    const extension = unpack(testVsix);
    const tierOf = each => ({
      name: `host ${each.name} (VS Code ${each.vscode})`,
      run: say => runHostTests(each, { browser, extension, grep, say }),
    });
    results.push(...(await Promise.all(installed.map(each => runTier(tierOf(each))))));
  }
  if (wants('ui')) {
    const tierOf = each =>
      mochaTier(`ui ${each.name} (VS Code ${each.vscode})`, 'test/ui/**/*.test.ts', {
        timeout: 180_000,
        env: { TEST_HOST: each.name, CHROME_PATH: browser },
        args: grep ? ['--grep', grep] : [],
      });
    results.push(...(await Promise.all(installed.map(each => runTier(tierOf(each))))));
  }
  return results;
}

/** Prints the table and the closing line. */
function summarise(results, leftOut) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${name.padEnd(width)}  ${`${passed} passed`.padStart(12)}  ${`${failed} failed`.padStart(10)}  ${seconds} s`,
    );
  }
  for (const line of leftOut) console.log(`left out: ${line}`);
  const total = key => results.reduce((sum, each) => sum + each[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 && total('passed') > 0;
}
