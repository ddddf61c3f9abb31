// Mixed work with faults over the core: `--seconds N`, `--seed N`. Says at the end what came of it, and fails where a drive was
// doubled or lost, or the tree and the service disagree. Wants `--expose-gc`, to measure what stays in memory.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../simulator/random';
import { startSimulator } from '../simulator/simulator';
import { Soak } from './work';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});
const seed = Number(values.seed);
const until = Date.now() + Number(values.seconds) * 1000;
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'soak-'));
const simulator = await startSimulator({ manyDrives: 250, randomSeed: seed, readyAfterMs: 0 });
console.log(`soak for ${values.seconds} s, seed ${seed}`);

const soak = new Soak(simulator, seededRandom(seed), folder);
const heaps: number[] = [];
do {
  await soak.round();
  heaps.push(heapMB());
  console.log(`${soak.summary()} · heap ${heaps.at(-1)} MB`);
  // Where a machine is that busy, a minute is too short to tell the share of faults.
} while (Date.now() < until || soak.requests < 1_000);

// What is loaded and compiled on first use is there after the first third.
const settled = Math.max(...heaps.slice(0, Math.ceil(heaps.length / 3)));
const grown = Math.min(...heaps.slice(-3)) - settled;
const problems = [
  ...soak.problems(),
  ...(grown > 5 ? [`the heap grew by ${grown} MB`] : []),
  ...(soak.wishes > 0 ? [] : ['nothing was wished for']),
  // Some 5%: with hardly any, nothing is shown; with many, hardly anything would be made.
  ...(soak.faulted > 3 && soak.faulted < 7 ? [] : [`${soak.faulted.toFixed(1)}% of the requests met a fault`]),
];
await simulator.close();
// Locks that have ended are being taken away still.
await fs.rm(folder, { recursive: true, maxRetries: 5 });
console.log(problems.length === 0 ? `soak: ${soak.summary()}` : `SOAK FAILED:\n${problems.join('\n')}`);
process.exitCode = problems.length === 0 ? 0 : 1;

function heapMB(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  globalThis.gc();
  return Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
}
