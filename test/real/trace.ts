import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What mount.cifs handed to the kernel, read back by rules that the snippets' code does not share. */
export interface KernelMount {
  /** `//host/share` */
  readonly source: string;
  /** The kernel's own word for the share: `\\host\share`. */
  readonly unc: string;
  readonly user: string;
  readonly password: string;
  readonly uid: string;
  readonly gid: string;
  /** All options, those above among them; commas un-doubled. */
  readonly options: ReadonlyMap<string, string>;
}

export interface Trace {
  readonly mounts: readonly KernelMount[];
  /** Argument lists and environments of every program that was started. */
  readonly commands: readonly string[];
}

/** Reads what `strace -xx -e trace=mount,execve` wrote: one file, or all files of a folder. */
export function readTrace(place: string, names: readonly string[] = readdirSync(place)): Trace {
  const lines = names.flatMap(name => readFileSync(path.join(place, name), 'utf8').split('\n'));
  const calls = lines.map(line => ({ line, strings: hexStrings(line) }));
  return {
    mounts: calls.flatMap(({ line, strings }) => (/\bmount\(/.test(line) ? kernelMount(strings) : [])),
    commands: calls.filter(({ line }) => /\bexecve\(/.test(line)).map(({ strings }) => strings.join(' ')),
  };
}

const hexStrings = (line: string) =>
  Array.from(line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g), ([, hex = '']) =>
    Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8'),
  );

function kernelMount([source = '', , type = '', data = '']: readonly string[]): KernelMount[] {
  if (type !== 'cifs' && type !== 'smb3') return [];
  const options = kernelOptions(data);
  const option = (name: string) => options.get(name) ?? '';
  return [
    {
      source,
      unc: option('unc'),
      user: option('user'),
      password: option('pass'),
      uid: option('uid'),
      gid: option('gid'),
      options,
    },
  ];
}

/** The kernel's rule (fs/smb/client/fs_context.c): options end at a comma, two commas are one that belongs to the value. */
export function kernelOptions(data: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const option of data.match(/(?:,,|[^,])+/g) ?? []) {
    const [, name = '', value = ''] = /^([^=]*)=?([^]*)$/.exec(option) ?? [];
    options.set(name, value.replaceAll(',,', ','));
  }
  return options;
}
