import { readSource, type ShareMount } from './shareMount';

/** One line of mountinfo, unescaped. */
interface Line {
  readonly root: string;
  readonly directory: string;
  readonly type: string;
  readonly source: string;
}

/**
 * The shares in Linux's `/proc/self/mountinfo` (proc_pid_mountinfo(5)):
 *
 *     41 28 0:39 / /mnt/my\040data rw,relatime shared:21 - cifs //10.64.92.2/sd1 rw,vers=3.1.1,…
 *
 * Of several mounts on one directory only the last can be seen. A bind mount of a part of a share is not the share.
 * Reading the table touches no mount, so a server that hangs does not matter.
 */
export function readMountinfo(text: string): readonly ShareMount[] {
  const visible = new Map<string, Line>();
  for (const line of text.split('\n').map(readLine)) {
    if (!line) continue;
    // Moved to the end, so that shares stand in the order in which they can be seen to have been mounted.
    visible.delete(line.directory);
    visible.set(line.directory, line);
  }
  return [...visible.values()].flatMap(shareOf);
}

function readLine(text: string): Line | undefined {
  const fields = text.split(' ');
  // Optional fields stand between the mount's options and a lone dash.
  const dash = fields.indexOf('-', 6);
  const [root, directory, type, source] = [fields[3], fields[4], fields[dash + 1], fields[dash + 2]].map(unescapeField);
  if (dash < 0 || root === undefined || directory === undefined || type === undefined) return undefined;
  return { root, directory, type, source: source ?? '' };
}

/** The kernel writes blank, tab, newline, backslash and `#` as `\040`; everything else as bytes of UTF-8. So does fstab(5). */
export function unescapeField(field: string | undefined): string | undefined {
  return field?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

function shareOf({ root, directory, type, source }: Line): ShareMount[] {
  if (root !== '/' || (type !== 'cifs' && type !== 'smb3')) return [];
  const read = readSource(source);
  return read ? [{ ...read, directory }] : [];
}
