import { createClient } from '../../src/core/api/client';
import { systemClock } from '../../src/core/clock';
import { DriveList } from '../../src/core/drives/driveList';
import { bareLoop, type Service } from '../bareLoop';

/** What is measured in a process of its own, where nobody else makes garbage. */
export type Task =
  | { readonly what: 'walks'; readonly service: Service; readonly times: number }
  | { readonly what: 'mounts'; readonly times: number }
  | { readonly what: 'refreshes'; readonly service: Service; readonly batches: number; readonly each: number };

/** Milliseconds, by the clock and of processors, and MB of heap while the list is held: one of each per walk. */
export interface Walks {
  readonly ms: readonly number[];
  readonly cpuMs: readonly number[];
  readonly heap: readonly number[];
  /** The same for the bare loop. */
  readonly bareMs: readonly number[];
  readonly bareCpuMs: readonly number[];
  readonly bareHeap: readonly number[];
}

export interface Refreshes {
  /** MB that each batch of refreshes left behind. */
  readonly grown: readonly number[];
  /** What the store told of while nothing had changed. */
  readonly changes: number;
}

const byName = { orderBy: 'name', order: 'asc' } as const;

/** Reads the whole list again and again, each time into a new store; the first time is not counted. */
export async function walks(service: Service, times: number): Promise<Walks> {
  const ours = new Repeated();
  const bare = new Repeated();
  for (let time = 0; time <= times; time++) {
    await ours.measure(() => readList(service));
    await bare.measure(() => bareLoop(service));
  }
  const counted = (samples: readonly number[]) => samples.slice(1);
  return {
    ms: counted(ours.ms),
    cpuMs: counted(ours.cpuMs),
    heap: counted(ours.heap),
    bareMs: counted(bare.ms),
    bareCpuMs: counted(bare.cpuMs),
    bareHeap: counted(bare.heap),
  };
}

/** Reads the same list again and again into the same store. */
export async function refreshes(service: Service, batches: number, each: number): Promise<Refreshes> {
  const list = newList(service);
  const refresh = async (times: number) => {
    for (let time = 0; time < times; time++) await list.refresh(byName);
  };
  // What is loaded, compiled and kept alive on the first occasions is no growth.
  await refresh(each / 2);
  let changes = 0;
  list.store.onDidChange(() => changes++);
  const grown: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const before = heapMB();
    await refresh(each);
    grown.push(heapMB() - before);
  }
  if (list.state.loaded !== 'whole' || list.state.problem) throw new Error('the list was not read');
  return { grown, changes };
}

/** Measures the same thing again and again. */
class Repeated {
  readonly ms: number[] = [];
  readonly cpuMs: number[] = [];
  readonly heap: number[] = [];

  async measure(make: () => Promise<object>): Promise<void> {
    const before = heapMB();
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    // In a set, so that it is held until it is taken out.
    const held = new Set([await make()]);
    this.ms.push(performance.now() - started);
    const { user, system } = process.cpuUsage(cpu);
    this.cpuMs.push((user + system) / 1000);
    this.heap.push(heapMB() - before);
    held.clear();
  }
}

async function readList(service: Service): Promise<DriveList> {
  const list = newList(service);
  await list.refresh(byName);
  if (list.state.loaded !== 'whole') throw new Error('the list was not read');
  return list;
}

function newList({ url, key }: Service): DriveList {
  return new DriveList(createClient({ baseUrl: url, key }), systemClock);
}

/** Once nobody holds what is gone. */
function heapMB(): number {
  if (!globalThis.gc) throw new Error('start Node with --expose-gc');
  for (let time = 0; time < 3; time++) globalThis.gc();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}
