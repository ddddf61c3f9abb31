import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, whyNoApt } from './apt.mjs';

/** What the tests that mount for real run, and Debian's packages that carry it. */
const tools = { 'mount.cifs': 'cifs-utils', strace: 'strace', zsh: 'zsh' };

/**
 * Installs what is missing.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} why these tests cannot run here; undefined when they can
 */
export async function ensureRealTools(say) {
  if (process.platform !== 'linux') return `they mount drives as Linux does, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'only root can mount';
  const missing = Object.entries(tools).filter(([tool]) => !onPath(tool));
  if (missing.length === 0) return undefined;
  const packages = missing.map(([, name]) => name);
  const why = whyNoApt();
  if (why) return `${packages.join(', ')} not found, and ${why}`;
  await aptInstall(packages, say);
  return undefined;
}

function onPath(tool) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/sbin', '/usr/sbin'];
  return folders.some(folder => fs.existsSync(path.join(folder, tool)));
}
