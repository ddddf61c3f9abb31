import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs } from './chromium.mjs';
import { startHostServer } from './hostServer.mjs';
import { out } from './project.mjs';
import { withResultsFile } from './tier.mjs';

/** The simulator's own key, made up: Sign In… offers what the environment holds, so that tests can sign in without a keyboard. */
export const testKey = 'pskey_made_up_admin';

/** Nobody listens there: a test that forgets the simulator reaches nothing, least of all the real service. */
export const nowhere = 'http://127.0.0.1:9/v1';

/**
 * The compiled host tests inside a host's extension host, against the unpacked VSIX.
 * @param {import('./hosts.mjs').InstalledHost} host
 * @param {{ browser: string, extension: string, grep?: string }} options
 * @returns {import('./tier.mjs').Tier}
 */
export function hostTier(host, options) {
  return { name: `host ${host.name} (VS Code ${host.vscode})`, run: say => runHostTests(host, options, say) };
}

function runHostTests(host, { browser, extension, grep = '' }, say) {
  return withResultsFile(async results => {
    const report = path.join(path.dirname(results), 'report.txt');
    const server = await startHostServer(host, {
      settings: { 'paperspaceDrives.apiUrl': nowhere },
      smokeTestDriver: true,
      env: { PAPERSPACE_API_KEY: testKey, TEST_RESULTS: results, TEST_REPORT: report, TEST_GREP: grep },
    });
    try {
      const log = await runInBrowser(browser, addressOf(server, extension));
      if (fs.existsSync(report)) say(fs.readFileSync(report, 'utf8'));
      if (!fs.existsSync(results)) say(`the tests did not end; the end of the log:\n${log.slice(-20).join('\n')}`);
    } finally {
      await server.stop();
    }
  });
}

/** Opens the workbench and waits until it says that its tests have ended. @returns {Promise<string[]>} what it logged */
async function runInBrowser(executablePath, address) {
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const log = [];
  try {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    // Under these names the workbench looks for somebody who listens to its tests, so they are there before it loads.
    await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(args.map(String).join(' ')));
    const ended = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.once('crash', () => reject(new Error('the browser’s page crashed')));
    });
    // Two hosts and the checks start at once: on two busy cores the first answer has taken longer than the usual 30 s.
    await page.goto(address, { timeout: 150_000 });
    await ended;
  } finally {
    await browser.close();
  }
  return log;
}

/** The workbench's address with the payload that starts tests; the host in the payload has to be the page's. */
function addressOf({ url, port, workspace }, extension) {
  const remote = file => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(path.join(out, 'test/host/index.cjs'))],
    ['skipWelcome', 'true'],
  ];
  return `${url}?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
