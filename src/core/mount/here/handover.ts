import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { quietly } from '../../quietly';

/**
 * The first of these folders that can stand in a command as it is, made for its owner alone.
 * @throws when another user has made it before, as one can below /tmp; when it cannot be made
 */
export async function handoverFolder(candidates: readonly string[], uid: number): Promise<string> {
  const folder = candidates.find(candidate => /^[A-Za-z0-9/._-]+$/.test(candidate));
  if (folder === undefined) throw new Error('no folder for the secret has a plain name');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid) throw new Error(`${folder} is somebody else’s`);
  await chmod(folder, 0o700);
  return folder;
}

/** Files with a random name that nobody had before: the secret (or any text that stands for "waiting"), and a script beside it. */
export async function writeHandover(folder: string, secret: string, script: string): Promise<string> {
  const file = path.join(folder, randomBytes(8).toString('hex'));
  await writeFile(`${file}.sh`, script, { flag: 'wx', mode: 0o600 });
  await writeFile(file, secret, { flag: 'wx', mode: 0o600 });
  return file;
}

/** `waiting`: sudo has not let it through yet; `handed`: root has it, and works; `over`: whatever happened has happened. */
export async function handoverState(file: string): Promise<'waiting' | 'handed' | 'over'> {
  const found = await quietly(stat(file));
  if (!found) return 'over';
  return found.size === 0 ? 'handed' : 'waiting';
}

/** What the commands said, up to now. */
export async function handoverOutput(file: string): Promise<string> {
  return readFile(`${file}.log`, 'utf8').catch(() => '');
}

export async function removeHandover(file: string): Promise<void> {
  await Promise.all(['', '.sh', '.log'].map(ending => rm(`${file}${ending}`, { force: true })));
}
