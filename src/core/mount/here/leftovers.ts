import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { quietly } from '../../quietly';

/** How long a secret waits for sudo at most, in milliseconds. */
export const longestWait = 5 * 60_000;

/** Removes what a window left that ended in between; another window may be at work on what is younger. */
export async function removeLeftovers(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(each => /^[0-9a-f]{16}(\.sh|\.log)?$/.test(each))) {
    const file = path.join(folder, name);
    const found = await quietly(lstat(file));
    if (found && Math.abs(now - found.mtimeMs) > longestWait) await rm(file, { force: true });
  }
}
