import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshFolder } from './freshFolder.mjs';
import { run, start } from './processes.mjs';
import { noKey, quiet, writeSettings } from './settings.mjs';

/**
 * @typedef {object} HostOptions
 * @property {string} [vsix] package to install first
 * @property {readonly string[]} [extensions] folders of unpacked extensions, taken as installed
 * @property {Record<string, unknown>} [settings] of scope `machine`, which are read from Machine/settings.json
 * @property {Record<string, unknown>} [userSettings] the person's; code-server keeps them beside the machine's
 * @property {Record<string, string>} [env] the extension host inherits it
 * @property {boolean} [workspaceTrust] not switched off: a folder is not trusted at first
 * @property {boolean} [smokeTestDriver] wanted by tests inside the extension host; under it message buttons never resolve
 *
 * @typedef {object} HostServer
 * @property {number} port
 * @property {string} url address of the workbench, without a folder
 * @property {string} workspace an empty folder to open
 * @property {string} dataDir
 * @property {(settings?: Record<string, unknown>, userSettings?: Record<string, unknown>) => void} startAfresh forgets what windows
 *   left on the server's side, and sets other settings; for when no window is open
 * @property {(settings: Record<string, unknown>) => void} setMachineSettings also while windows are open, which learn of it a little later
 * @property {(vsix: string) => Promise<string>} install into the running server; open windows learn of it
 * @property {(id: string) => Promise<string>} uninstall
 * @property {() => string} output
 * @property {() => Promise<void>} stop ends the server and removes its data
 */

/**
 * Starts VS Code's server for tests: without code-server's wrapper, with fresh data, on a port that the system chooses.
 * @param {import('./hosts.mjs').InstalledHost} host
 * @param {HostOptions} [options]
 * @returns {Promise<HostServer>}
 */
export async function startHostServer(host, options = {}) {
  const {
    vsix,
    extensions = [],
    settings,
    userSettings,
    env,
    workspaceTrust = false,
    smokeTestDriver = false,
  } = options;
  const { folder, remove } = freshFolder(host.name);
  const dataDir = path.join(folder, 'data');
  const workspace = path.join(folder, 'workspace');
  fs.mkdirSync(workspace);
  const setMachineSettings = (machine = {}) => writeSettings(path.join(dataDir, 'data/Machine'), machine);
  /** @type {HostServer['startAfresh']} */
  const startAfresh = (machine = {}, user = {}) => {
    // The window before may still be writing down how it was left.
    fs.rmSync(path.join(dataDir, 'data/User'), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    setMachineSettings(machine);
    writeSettings(path.join(dataDir, 'data/User'), { ...quiet, ...user });
  };
  startAfresh(settings, userSettings);
  const installed = path.join(folder, 'extensions');
  for (const each of extensions) fs.cpSync(each, path.join(installed, path.basename(each)), { recursive: true });
  const folders = ['--server-data-dir', dataDir, '--extensions-dir', installed];
  const manage = (...what) => run(host.node, [host.server, ...folders, ...what]);
  const install = file => manage('--install-extension', file);
  if (vsix) await install(vsix);
  const args = [...preloads, host.server, ...folders, ...flags];
  if (!workspaceTrust) args.push('--disable-workspace-trust');
  if (smokeTestDriver) args.push(driver);
  const server = start(host.node, args, { env: { ...noKey, ...env, TEST_DATA_DIR: dataDir } });
  const [, port] = await server.waitFor(/Extension host agent listening on (\d+)/);
  return {
    port: Number(port),
    url: `http://127.0.0.1:${port}/`,
    workspace,
    dataDir,
    startAfresh,
    setMachineSettings,
    install,
    uninstall: id => manage('--uninstall-extension', id),
    output: server.output,
    stop: async () => {
      await server.stop();
      remove();
    },
  };
}

/** VS Code hands it on to the extension host. */
const preloads = ['logFiles.mjs', 'mountTable.mjs', 'quickClock.mjs', 'toolKeys.mjs'].flatMap(file => [
  '--import',
  pathToFileURL(path.join(import.meta.dirname, file)).href,
]);
const driver = '--enable-smoke-test-driver';

const flags = [
  '--accept-server-license-terms',
  '--without-connection-token',
  ...['--host', '127.0.0.1', '--port', '0'],
  ...['--telemetry-level', 'off'],
];
