import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, start } from './processes.mjs';

/**
 * @typedef {object} HostOptions
 * @property {string} [vsix] package to install first
 * @property {Record<string, unknown>} [settings] of scope `machine`, which are read from Machine/settings.json
 * @property {Record<string, unknown>} [userSettings] the person's; code-server keeps them beside the machine's
 * @property {Record<string, string>} [env] the extension host inherits it
 * @property {boolean} [smokeTestDriver] wanted by tests inside the extension host; under it message buttons never resolve
 *
 * @typedef {object} HostServer
 * @property {number} port
 * @property {string} url address of the workbench, without a folder
 * @property {string} workspace an empty folder to open
 * @property {string} dataDir
 * @property {() => string} output
 * @property {() => Promise<void>} stop ends the server and removes its data
 */

/**
 * Starts VS Code's server, without code-server's wrapper, with fresh data on a port that the system chooses.
 * @param {import('./hosts.mjs').InstalledHost} host
 * @param {HostOptions} [options]
 * @returns {Promise<HostServer>}
 */
export async function startHostServer(host, { vsix, settings, userSettings, env, smokeTestDriver = false } = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), `psd-${host.name}-`));
  const dataDir = path.join(home, 'data');
  const workspace = path.join(home, 'workspace');
  fs.mkdirSync(workspace);
  writeSettings(path.join(dataDir, 'data/Machine'), { ...settings });
  writeSettings(path.join(dataDir, 'data/User'), { ...quiet, ...userSettings });
  const folders = ['--server-data-dir', dataDir, '--extensions-dir', path.join(home, 'extensions')];
  if (vsix) await run(host.node, [host.server, ...folders, '--install-extension', vsix]);
  const server = start(
    host.node,
    [
      host.server,
      '--accept-server-license-terms',
      '--without-connection-token',
      ...['--host', '127.0.0.1', '--port', '0'],
      ...folders,
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
      ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env },
  );
  const [, port] = await server.waitFor(/Extension host agent listening on (\d+)/);
  return {
    port: Number(port),
    url: `http://127.0.0.1:${port}/`,
    workspace,
    dataDir,
    output: server.output,
    stop: async () => {
      await server.stop();
      fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
export function writeSettings(folder, settings) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Nothing of VS Code's own in the way of what is tested or shown. */
export const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
};
