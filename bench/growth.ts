import type { RemoteSimulator } from '../test/simulator/remote';
import { mountLookupsAlone, refreshesAlone, walksAlone } from './alone/run';
import type { Service } from './bareLoop';
import type { Measurement } from './measurement';
import { fewRounds, rounds } from './rounds';
import { exponent, line, median } from './statistics';

/** What a list of that many drives costs, from nothing to the whole. */
export interface GrowthPoint {
  readonly drives: number;
  readonly ms: number;
  readonly bareMs: number;
  readonly heapMB: number;
  readonly requests: number;
}

/** `cost = fixed + perThousand · drives / 1,000`; and as which power of the drives it grows, from 1,000 on. */
export interface Fit {
  readonly what: string;
  readonly fixed: number;
  readonly perThousand: number;
  readonly exponent: number;
}

export interface Growth {
  readonly points: readonly GrowthPoint[];
  readonly fits: readonly Fit[];
  /** Rows of the table that come from the same processes. */
  readonly measured: readonly Measurement[];
}

const sizes = [10, 100, 1_000, 10_000, 50_000];

/** Measured in a process of its own, on the host's Node: beside VS Code nobody could tell whose heap it is. */
export async function measureGrowth(node: string, service: Service, simulator: RemoteSimulator): Promise<Growth> {
  const points: GrowthPoint[] = [];
  const measured: Measurement[] = [];
  for (const drives of sizes) {
    await simulator.reset({ drives: [], manyDrives: drives });
    const times = drives > 10_000 ? fewRounds : rounds;
    const { ms, heap, bareMs, bareHeap } = await walksAlone(node, service, times);
    const lists = (await simulator.requests()).filter(({ path }) => path === '/shared-drives');
    // Each list is read once more to warm up, and as often by the bare loop.
    const requests = lists.length / (times + 1) / 2;
    if (drives === 10_000) {
      measured.push({ id: 'heap', ours: heap, baseline: bareHeap });
      measured.push({ id: 'walk0', ours: ms, baseline: bareMs });
      measured.push({ id: 'walkRequests', ours: [requests] });
    }
    points.push({ drives, ms: median(ms), bareMs: median(bareMs), heapMB: median(heap), requests });
  }
  measured.push(...(await measureMore(node, service, simulator)));
  return { points, fits: fitsOf(points), measured };
}

async function measureMore(node: string, service: Service, simulator: RemoteSimulator): Promise<Measurement[]> {
  await simulator.reset({ drives: [], manyDrives: 10_000 });
  await simulator.delay(50);
  const slow = await walksAlone(node, service, rounds);
  await simulator.reset({ drives: [], manyDrives: 120 });
  const { grown } = await refreshesAlone(node, service, fewRounds, 1_000);
  const mounts = await mountLookupsAlone(node, rounds);
  return [
    { id: 'walk50', ours: slow.ms, baseline: slow.bareMs },
    { id: 'grown', ours: grown },
    { id: 'mountTable', ours: mounts.ms, baseline: mounts.bareMs },
  ];
}

function fitsOf(points: readonly GrowthPoint[]): readonly Fit[] {
  const kinds = [
    ['time, ms', (point: GrowthPoint) => point.ms],
    ['time of the bare loop, ms', (point: GrowthPoint) => point.bareMs],
    ['heap, MB', (point: GrowthPoint) => point.heapMB],
    ['requests', (point: GrowthPoint) => point.requests],
  ] as const;
  return kinds.map(([what, value]) => {
    const all = points.map(point => ({ x: point.drives, y: value(point) }));
    const { fixed, each } = line(all);
    return { what, fixed, perThousand: each * 1_000, exponent: exponent(all.filter(({ x }) => x >= 1_000)) };
  });
}
