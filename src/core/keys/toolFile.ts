import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { errorCode } from '../errorCode';

/**
 * Why a file of Paperspace's tools is not used.
 *
 * - `unreadable` with the system's code, e.g. `EACCES`, or because it is no file
 * - `tooLarge` longer than any such file can be
 * - `notOwn` another user could have put a key of theirs there
 * - `damaged` no TOML from this line on, if that is known
 * - `otherVersion` TOML, but not of the shape that is known
 */
export type FileProblem =
  | { readonly why: 'unreadable'; readonly code: string }
  | { readonly why: 'tooLarge' | 'notOwn' | 'otherVersion' }
  | { readonly why: 'damaged'; readonly line: number | undefined };

export type ToolFile =
  | { readonly table: unknown; readonly problem?: undefined }
  | { readonly table?: undefined; readonly problem: FileProblem }
  | undefined;

/** A thousand teams would fit. */
const maxBytes = 1_000_000;

/** The TOML of a file; undefined: there is none. Never rejects, and no problem repeats what is in the file. */
export async function readToolFile(file: string): Promise<ToolFile> {
  try {
    // A pipe in its place must not be waited for.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readFrom(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return { problem: { why: 'unreadable', code: typeof code === 'string' ? code : 'EIO' } };
  }
}

async function readFrom(handle: FileHandle): Promise<ToolFile> {
  const found = await handle.stat();
  if (!found.isFile()) return { problem: { why: 'unreadable', code: 'EINVAL' } };
  if (isOfAnother(found.uid)) return { problem: { why: 'notOwn' } };
  if (found.size > maxBytes) return { problem: { why: 'tooLarge' } };
  return parseToml(await handle.readFile('utf8'));
}

/** Root's is as good as one's own; root reads everybody's, as in a container with somebody's home mounted. */
function isOfAnother(owner: number): boolean {
  const self = process.getuid?.() ?? 0;
  return self !== 0 && owner !== self && owner !== 0;
}

async function parseToml(text: string): Promise<ToolFile> {
  const { parse, TomlError } = await import('./toml');
  try {
    return { table: parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    // Its message repeats the line, and with it a key.
    return { problem: { why: 'damaged', line: error instanceof TomlError ? error.line : undefined } };
  }
}
