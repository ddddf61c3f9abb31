import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, whyNoApt } from './apt.mjs';

/** What each system calls a browser that Playwright can drive; the first one found is used. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(variable => {
    const folder = process.env[variable];
    return folder
      ? ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map(file =>
          path.join(folder, file),
        )
      : [];
  }),
};

/** Arguments for a browser that should do nothing of its own; root may not use the sandbox. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @returns {string | undefined} path of a browser on this system; the variable CHROME_PATH decides when it is set */
export function findChromium() {
  if (process.env['CHROME_PATH']) return process.env['CHROME_PATH'];
  const onPath = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap(folder => names.map(name => path.join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find(file => fs.existsSync(file));
}

/**
 * A browser: the system's, else Debian's package.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} its path, or undefined after saying what to install
 */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  const why = whyNoApt();
  if (why) {
    say(`no Chromium, Chrome or Edge found, and ${why}: install one, or name its path in CHROME_PATH`);
    return undefined;
  }
  await aptInstall(['chromium'], say);
  return findChromium();
}
