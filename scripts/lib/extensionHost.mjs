import { chromium } from 'playwright-core';
import { chromiumArgs } from './chromium.mjs';

/**
 * @typedef {object} Inside
 * @property {string} browser path of a Chromium
 * @property {readonly string[]} extensions folders of unpacked extensions
 * @property {string} entry a CommonJS file whose `run()` the extension host calls
 * @property {(page: import('playwright-core').Page) => Promise<unknown>} [onPage] called before the workbench loads
 */

/**
 * Opens the workbench and waits until what runs inside its extension host has ended.
 * @param {import('./hostServer.mjs').HostServer} server started with the smoke test driver
 * @param {Inside} inside
 * @returns {Promise<string[]>} what the workbench logged
 */
export async function runInExtensionHost(server, inside) {
  const browser = await chromium.launch({ executablePath: inside.browser, args: chromiumArgs });
  const log = [];
  try {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await inside.onPage?.(page);
    // Under these names the workbench looks for somebody who listens to its tests, so they are there before it loads.
    await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(args.map(String).join(' ')));
    const ended = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.once('crash', () => reject(new Error('the browser’s page crashed')));
    });
    // Two hosts and the checks start at once: on two busy cores the first answer has taken longer than the usual 30 s.
    await page.goto(addressOf(server, inside), { timeout: 150_000 });
    await ended;
  } finally {
    await browser.close();
  }
  return log;
}

/** The workbench's address with the payload that starts tests; the host in the payload has to be the page's. */
function addressOf({ url, port, workspace }, { extensions, entry }) {
  const remote = file => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ...extensions.map(folder => ['extensionDevelopmentPath', remote(folder)]),
    ['extensionTestsPath', remote(entry)],
    ['skipWelcome', 'true'],
  ];
  return `${url}?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
