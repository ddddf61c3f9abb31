import fs from 'node:fs';
import path from 'node:path';
import { freshFolder } from './freshFolder.mjs';
import { run, start } from './processes.mjs';
import { noKey, quiet, writeSettings } from './settings.mjs';

/**
 * Starts a host for a person: through code-server's own wrapper, under which secrets last over a reload of the page.
 * Nobody but this machine reaches it, and no password is asked.
 * @param {import('./hosts.mjs').InstalledHost} host
 * @param {string} vsix
 * @param {Record<string, unknown>} settings of scope `machine`
 * @returns {Promise<{ url: string, ended: Promise<number> }>}
 */
export async function startCodeServer(host, vsix, settings) {
  const { folder } = freshFolder('session');
  const data = path.join(folder, 'data');
  const workspace = path.join(folder, 'workspace');
  fs.mkdirSync(workspace);
  writeSettings(path.join(data, 'Machine'), settings);
  writeSettings(path.join(data, 'User'), quiet);
  // It would leave a configuration and a heartbeat in the person's home.
  const env = { ...noKey, XDG_CONFIG_HOME: path.join(folder, 'config'), XDG_DATA_HOME: path.join(folder, 'share') };
  const folders = ['--user-data-dir', data, '--extensions-dir', path.join(folder, 'extensions')];
  await run(host.node, [host.wrapper, ...folders, '--install-extension', vsix], { env });
  const server = start(host.node, [host.wrapper, ...folders, ...flags, workspace], { env });
  const [, url] = await server.waitFor(/listening on (http:\/\/127\.0\.0\.1:\d+\/)/);
  return { url: `${url}?folder=${encodeURIComponent(workspace)}`, ended: server.ended };
}

const flags = [
  ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-workspace-trust',
  '--disable-getting-started-override',
];
