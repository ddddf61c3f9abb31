import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readMacosMounts } from '../../core/mount/table/macosMounts';
import { readMountinfo } from '../../core/mount/table/mountinfo';
import type { ShareMount } from '../../core/mount/table/shareMount';
import { readSmbMappings, smbMappingsCommand } from '../../core/mount/table/smbMappings';

/** In ms. PowerShell alone takes a second or two to start on a busy machine. */
const patience = 15_000;

/**
 * What is mounted on this host, by the table that its system keeps. Touches no mount, because a server that hangs would hang whoever
 * looks; a child process is killed when it takes too long.
 */
export async function readMounts(platform: NodeJS.Platform): Promise<readonly ShareMount[]> {
  switch (platform) {
    case 'linux':
      return readMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
    case 'darwin':
      return readMacosMounts(await output('/sbin/mount', []));
    case 'win32':
      return readSmbMappings(
        await output('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', smbMappingsCommand]),
      );
    default:
      return [];
  }
}

async function output(file: string, args: readonly string[]): Promise<string> {
  const bounds = { timeout: patience, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024, windowsHide: true } as const;
  return (await promisify(execFile)(file, args, bounds)).stdout;
}
