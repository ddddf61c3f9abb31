import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, whyNoApt } from './apt.mjs';

/** What the tests that mount for real run, and Debian's packages that carry it. */
const tools = {
  ...{ 'mount.cifs': 'cifs-utils', strace: 'strace', zsh: 'zsh', curl: 'curl', ip: 'iproute2' },
  ...{ 'systemd-analyze': 'systemd', 'systemd-escape': 'systemd' },
  ...{ smbd: 'samba', smbclient: 'smbclient', rclone: 'rclone' },
};
/** What Debian's samba would start, now and with the machine: its files are nobody's to read. */
const services = ['smbd', 'nmbd', 'samba-ad-dc'];

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
  const packages = [...new Set(missing.map(([, name]) => name))];
  const why = whyNoApt();
  if (why) return `${packages.join(', ')} not found, and ${why}`;
  await (packages.includes('samba') ? withoutServices(() => aptInstall(packages, say)) : aptInstall(packages, say));
  return undefined;
}

/** Keeps Debian from starting what it installs, by its own means: policy-rc.d. */
async function withoutServices(install) {
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !fs.existsSync(policy);
  if (ours) fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    if (ours) fs.rmSync(policy);
    // Takes links away; there may be no systemd that answers, and nothing to take away.
    spawnSync('systemctl', ['disable', ...services], { stdio: 'ignore' });
  }
}

function onPath(tool) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/sbin', '/usr/sbin'];
  return folders.some(folder => fs.existsSync(path.join(folder, tool)));
}
