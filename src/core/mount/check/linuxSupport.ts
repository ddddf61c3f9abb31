import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { quietly } from '../../quietly';

export interface LinuxSupport {
  /** Whether `mount.cifs` (Debian's and Fedora's package cifs-utils) is installed. */
  readonly helper: boolean;
  /** `no` where neither the running kernel nor its modules on disk have cifs; a container often has no modules to look at: `unknown`. */
  readonly kernel: 'yes' | 'no' | 'unknown';
}

/** Where `mount` looks for its helpers, and where distributions put them. */
const helperFolders = ['sbin', 'usr/sbin', 'usr/local/sbin', 'bin', 'usr/bin', 'run/current-system/sw/bin'];

/**
 * Whether this Linux can mount a share.
 * @param release the kernel's, e.g. `6.1.0-18-amd64`
 * @param root for tests
 */
export async function linuxSupport(release: string, root = '/'): Promise<LinuxSupport> {
  return { helper: await hasHelper(root), kernel: await kernelKnowsCifs(release, root) };
}

export async function hasHelper(root = '/'): Promise<boolean> {
  const found = await Promise.all(helperFolders.map(folder => exists(path.join(root, folder, 'mount.cifs'))));
  return found.includes(true);
}

async function kernelKnowsCifs(release: string, root: string): Promise<LinuxSupport['kernel']> {
  const running = await read(path.join(root, 'proc/filesystems'));
  if (running !== undefined && /^(?:nodev)?\t(?:cifs|smb3)$/m.test(running)) return 'yes';
  // The first mount loads the module.
  const modules = path.join(root, 'lib/modules', release);
  const lists = await Promise.all(['modules.dep', 'modules.builtin'].map(file => read(path.join(modules, file))));
  if (lists.every(list => list === undefined)) return 'unknown';
  return lists.some(list => list?.includes('/cifs.ko')) ? 'yes' : 'no';
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function read(file: string): Promise<string | undefined> {
  return quietly(readFile(file, 'utf8'));
}
