import fs from 'node:fs';
import { run } from './processes.mjs';

/** Why Debian's packages cannot be installed here; undefined when they can. */
export function whyNoApt() {
  if (!fs.existsSync('/usr/bin/apt-get')) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'only root can install packages';
  return undefined;
}

/**
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 */
export async function aptInstall(packages, say) {
  say(`installing ${packages.join(', ')} (apt-get)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt may be at work, e.g. on a machine that has just been started.
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...wait, 'update', '-q'], { env });
  await run('apt-get', [...wait, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}
