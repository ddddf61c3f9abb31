import { parseMountPoint, type MountPoint } from '../mountPoint';
import type { ShareMount } from './shareMount';

/**
 * Which drives are mounted here. Made once per reading of the mount table: asking for a drive is one look into a map,
 * however many mounts and drives there are. Host and share compare without case.
 */
export class MountIndex {
  readonly #directories = new Map<string, readonly string[]>();

  constructor(mounts: readonly ShareMount[] = []) {
    for (const mount of mounts) {
      const key = keyOf(mount);
      this.#directories.set(key, [...(this.#directories.get(key) ?? []), mount.directory]);
    }
  }

  /** Where a drive with this mount point (as the service wrote it) is mounted, in the order of the table; mostly none or one. */
  directoriesOf(mountPoint: string): readonly string[] {
    // Where nothing is mounted, thousands of rows need not be parsed.
    const point = this.#directories.size > 0 ? parseMountPoint(mountPoint) : undefined;
    return (point && this.#directories.get(keyOf(point))) ?? [];
  }

  /** The mount on a directory, if a share is mounted there. */
  shareAt(directory: string): string | undefined {
    return [...this.#directories].find(([, directories]) => directories.includes(directory))?.[0];
  }

  /** Whether a drive with this mount point is mounted otherwise here than there. */
  differs(other: MountIndex, mountPoint: string): boolean {
    return this.directoriesOf(mountPoint).join('\n') !== other.directoriesOf(mountPoint).join('\n');
  }

  /** Whether every share is mounted where it is in the other. */
  equals(other: MountIndex): boolean {
    const same = ([key, directories]: readonly [string, readonly string[]]) =>
      other.#directories.get(key)?.join('\n') === directories.join('\n');
    return this.#directories.size === other.#directories.size && [...this.#directories].every(same);
  }
}

const keyOf = ({ host, share }: MountPoint) => `//${host}/${share}`.toLowerCase();
