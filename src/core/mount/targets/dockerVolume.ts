import { kernelOptionValue } from '../quoting';
import type { Refusal } from '../refusal';
import { resourceName } from '../resourceName';
import type { SnippetFacts } from '../target';

/** What a volume of Docker's local driver is made of. The driver calls the kernel itself, without mount.cifs. */
export interface DockerVolume {
  readonly name: string;
  readonly device: string;
  /** Options before uid and gid, each with a comma behind it. */
  readonly before: string;
  /** Options behind uid and gid, each with a comma in front; the last one ends with `password=` and the password, if there is one. */
  readonly after: string;
}

/**
 * Never `credentials=`: only mount.cifs knows it, the kernel passes over it and goes in as nobody. `addr` stands first,
 * because Docker resolves the first one that it finds between commas, and would otherwise find one in a password.
 */
export function dockerVolume(facts: SnippetFacts): DockerVolume {
  const credentials = [`username=${facts.username}`, `password=${kernelOptionValue(facts.password ?? '')}`];
  return {
    name: resourceName(facts.id),
    device: `//${facts.host}/${facts.share}`,
    before: `addr=${facts.host},`,
    after: `,${[...facts.options, ...credentials].join(',')}`,
  };
}

/** What Docker takes for a mount flag between two commas and does not hand on (moby/sys, mount/flags_unix.go). */
export const dockerFlags = [
  ...['ro', 'rw', 'suid', 'nosuid', 'dev', 'nodev', 'exec', 'noexec', 'sync', 'async', 'dirsync', 'remount'],
  ...['mand', 'nomand', 'atime', 'noatime', 'diratime', 'nodiratime', 'relatime', 'norelatime', 'strictatime'],
  ...['nostrictatime', 'bind', 'rbind', 'unbindable', 'runbindable', 'private', 'rprivate', 'shared', 'rshared'],
  ...['slave', 'rslave'],
];

/** Why Docker cannot be given the password, if so. */
export function refuseForDocker(target: string, { password }: SnippetFacts): Refusal | undefined {
  const behindCommas = password?.split(',').slice(1) ?? [];
  const lost = behindCommas.some(part => dockerFlags.includes(part));
  return lost ? { kind: 'passwordHasMountFlag', target } : undefined;
}
