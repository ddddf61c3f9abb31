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

/** Reads what `strace -xx -e trace=mount,execve` wrote: all files of a folder. */
export function readTrace(folder: string): Trace {
  return readCalls(readdirSync(folder).flatMap(name => calls(path.join(folder, name))));
}

/** The same of one file, in parts: each begins where a shell goes into another folder below `cwd`, by whose name it is known. */
export function readTraceByFolder(file: string): ReadonlyMap<string, Trace> {
  const parts = new Map<string, Call[]>();
  let part: Call[] = [];
  for (const call of calls(file)) {
    const folder = call.name === 'chdir' ? /\/cwd\/(\d+)$/.exec(call.strings[0] ?? '')?.[1] : undefined;
    if (folder !== undefined) parts.set(folder, (part = []));
    part.push(call);
  }
  return new Map(Array.from(parts, ([folder, all]) => [folder, readCalls(all)]));
}

interface Call {
  readonly name: string | undefined;
  readonly strings: readonly string[];
}

const calls = (file: string): Call[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map(line => ({ name: /\b(mount|execve|chdir)\(/.exec(line)?.[1], strings: hexStrings(line) }));

const readCalls = (all: readonly Call[]): Trace => ({
  mounts: all.flatMap(({ name, strings }) => (name === 'mount' ? kernelMount(strings) : [])),
  commands: all.filter(({ name }) => name === 'execve').map(({ strings }) => strings.join(' ')),
});

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
