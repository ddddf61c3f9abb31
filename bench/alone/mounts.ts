import { MountIndex } from '../../src/core/mount/table/mountIndex';
import { readMountinfo } from '../../src/core/mount/table/mountinfo';

/** Milliseconds, one of each per round. */
export interface MountLookups {
  readonly ms: readonly number[];
  /** For taking the table's text apart at blanks. */
  readonly bareMs: readonly number[];
}

const drives = Array.from({ length: 10_000 }, (_, at) => `\\\\10.${at >> 8}.${at & 255}.2\\sd${at}`);

/** As Linux writes it, with the first thousand drives mounted. */
const table = drives
  .slice(0, 1_000)
  .map((drive, at) => `${at + 41} 28 0:39 / /mnt/${at} rw,relatime shared:21 - cifs ${drive.replaceAll('\\', '/')} rw`)
  .join('\n');

/** Reads the table of 1,000 mounts and looks up 10,000 drives in it. */
export function mountLookups(times: number): MountLookups {
  const samples = { ms: new Array<number>(), bareMs: new Array<number>() };
  for (let time = 0; time <= times; time++) {
    samples.ms.push(timed(lookUpAll));
    samples.bareMs.push(timed(() => table.split('\n').map(line => line.split(' '))));
  }
  return { ms: samples.ms.slice(1), bareMs: samples.bareMs.slice(1) };
}

function lookUpAll(): void {
  const index = new MountIndex(readMountinfo(table));
  const mounted = drives.filter(drive => index.directoriesOf(drive).length > 0);
  if (mounted.length !== 1_000) throw new Error(`${mounted.length} found mounted`);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
