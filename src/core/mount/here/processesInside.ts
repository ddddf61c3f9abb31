import { readdir, readFile, readlink } from 'node:fs/promises';
import { isInside } from './inside';

export interface ProcessInside {
  readonly pid: number;
  /** The program's, such as `bash`. */
  readonly name: string;
}

/**
 * Processes whose working directory lies in a directory, as far as this person may see them. Reading the links touches no
 * mount. Files that are open elsewhere cannot be seen this cheaply.
 * @param root for tests
 */
export async function processesInside(directory: string, root = '/proc'): Promise<readonly ProcessInside[]> {
  const pids = (await readdir(root)).filter(name => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(pid => lookAt(pid, directory, root)));
  return found.filter(each => each !== undefined);
}

async function lookAt(pid: string, directory: string, root: string): Promise<ProcessInside | undefined> {
  try {
    if (!isInside(await readlink(`${root}/${pid}/cwd`), directory)) return undefined;
    return { pid: Number(pid), name: (await readFile(`${root}/${pid}/comm`, 'utf8')).trim() };
  } catch {
    // Somebody else's, or over by now.
    return undefined;
  }
}
