import { MountIndex } from '../../src/core/mount/table/mountIndex';
import { readMountinfo } from '../../src/core/mount/table/mountinfo';

/** Milliseconds, one of each per round. */
export interface MountLookups {
  readonly ms: readonly number[];
  /** For taking the table's text apart at blanks. */
  readonly bareMs: readonly number[];
}

const drives = Array.from({ length: 1_000 }, (_, at) => `\\\\10.${at >> 8}.${at & 255}.2\\sd${at}`);

/** As Linux writes it, with all of them mounted. */
const table = drives
  .map((drive, at) => `${at + 41} 28 0:39 / /mnt/${at} rw,relatime shared:21 - cifs ${drive.replaceAll('\\', '/')} rw`)
  .join('\n');

/** Reads the table of 1,000 mounts and looks up one drive in it, as after each change of the table. */
export function mountLookups(times: number): MountLookups {
  const samples = { ms: new Array<number>(), bareMs: new Array<number>() };
  for (let time = 0; time <= times; time++) {
    samples.ms.push(timed(lookUpLast));
    samples.bareMs.push(timed(() => table.split('\n').map(line => line.split(' '))));
  }
  return { ms: samples.ms.slice(1), bareMs: samples.bareMs.slice(1) };
}

function lookUpLast(): void {
  const [found] = new MountIndex(readMountinfo(table)).directoriesOf(drives.at(-1) ?? '');
  if (found !== '/mnt/999') throw new Error(`found at ${found}`);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
