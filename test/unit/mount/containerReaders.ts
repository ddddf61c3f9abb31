import { createDecipheriv } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { kernelOptions } from '../../real/trace';

/** All documents of a YAML file, read by the `yaml` package; a warning of its is an error here. */
export function yamlDocuments(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  if ('empty' in documents) return [];
  return documents.map(document => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    return document.toJS() as unknown;
  });
}

/** What stands at a path such as `volumes.data.driver` in something that was read. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => {
    if (typeof found !== 'object' || found === null) throw new Error(`no ${key} in ${JSON.stringify(found)}`);
    return new Map<string, unknown>(Object.entries(found)).get(key);
  }, value);
}

/** Compose's interpolation (compose-spec, 12-interpolation.md): `$$` is a dollar; any other dollar names a variable. */
export function composeInterpolated(text: string, variables: Readonly<Record<string, string>> = {}): string {
  return text.replace(/\$(?:(\$)|\{([_a-z][_a-z0-9]*)(?::\?([^}]*))?\}|)/gi, (_, dollar, name, complaint) => {
    if (dollar === '$') return '$';
    if (typeof name !== 'string') throw new Error(`invalid interpolation in ${text}`);
    const value = variables[name] ?? '';
    if (value === '' && complaint !== undefined) throw new Error(`${name} ${String(complaint)}`);
    return value;
  });
}

/** Split at every comma, as Docker's mount does, which keeps what it takes for flags (moby/sys, flags_unix.go). */
const flags = new Set(
  'ro rw nosuid suid nodev dev noexec exec sync async noatime atime relatime bind shared'.split(' '),
);

/** What Docker's local driver hands to the kernel of its option `o`, as the kernel reads it. */
export function dockerOptions(o: string): Map<string, string> {
  const address = o.split(',').find(part => part.startsWith('addr='));
  if (!o.startsWith(`${address ?? 'none'},`)) throw new Error('the first address is not the one that Docker resolves');
  return kernelOptions(
    o
      .split(',')
      .filter(part => !flags.has(part))
      .join(','),
  );
}

/** One section of rclone's configuration file, as goconfig reads it: trimmed, or between backquotes; `%(x)s` is replaced. */
export function rcloneSection(text: string): Map<string, string> {
  const lines = text.split('\n').map(line => line.trim());
  const begin = lines.findIndex(line => line.startsWith('['));
  return new Map(
    lines.slice(begin + 1).map(line => {
      const [, key = '', right = ''] = /^([^=:]*)[=:]([^]*)$/.exec(line) ?? [];
      const value = right.trim();
      const bare = value.startsWith('`') && value.length > 1 ? value.slice(1, value.lastIndexOf('`')) : value;
      if (/%\(.*\)s/.test(bare)) throw new Error('a variable');
      return [key.trim(), bare];
    }),
  );
}

/** rclone reveal (fs/config/obscure): AES-CTR under rclone's public key, initial value first, in base64url. */
export function rcloneRevealed(obscured: string): string {
  const bytes = Buffer.from(obscured, 'base64url');
  const key = Uint8Array.of(
    ...[0x9c, 0x93, 0x5b, 0x48, 0x73, 0x0a, 0x55, 0x4d, 0x6b, 0xfd, 0x7c, 0x63, 0xc8, 0x86, 0xa9, 0x2b],
    ...[0xd3, 0x90, 0x19, 0x8e, 0xb8, 0x12, 0x8a, 0xfb, 0xf4, 0xde, 0x16, 0x2b, 0x8b, 0x95, 0xf6, 0x38],
  );
  const decipher = createDecipheriv('aes-256-ctr', key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}
