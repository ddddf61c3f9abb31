import { ensureChromium } from '../scripts/lib/chromium.mjs';
import { ensureHost, hosts, whyNoHosts, type InstalledHost } from '../scripts/lib/hosts.mjs';
import { testVsix } from '../scripts/lib/project.mjs';
import { startSimulator } from '../scripts/lib/simulator.mjs';
import { build, pack, unpack } from '../scripts/lib/vsix.mjs';
import { connectSimulator } from '../test/simulator/remote';
import { measureGrowth } from './growth';
import { measureInHost, type Inside } from './inHost/run';
import type { Measurement } from './measurement';
import { rowOf, unmeasured, writeResults, type HostResults } from './results';
import { sizesOf } from './sizes';
import { tableOf } from './table';

/**
 * Measures in each host and on its Node, one after the other, prints the tables and writes `bench/results.json`.
 * @param wanted the name of one host
 * @returns whether all was measured and is within its budget
 */
export async function runBench(wanted?: string): Promise<boolean> {
  const why = whyNoHosts();
  if (why) throw new Error(why);
  const names = Object.keys(hosts).filter(name => !wanted || name === wanted);
  const installed = await Promise.all(names.map(name => ensureHost(name, console.log)));
  const browser = await ensureChromium(console.log);
  if (!browser) throw new Error('VS Code’s hosts need Chromium, Chrome or Edge');
  console.log('building and packing the extension');
  await build();
  await pack(testVsix);
  const inside = { browser, extension: unpack(testVsix) };
  const results: HostResults[] = [];
  for (const host of installed) {
    const measured = await measureHost(host, inside);
    console.log(tableOf(measured));
    results.push(measured);
  }
  writeResults(results);
  return report(results);
}

async function measureHost(host: InstalledHost, inside: Inside): Promise<HostResults> {
  const { name, vscode, node } = host;
  console.log(`measuring in VS Code ${vscode} and on its Node: some minutes`);
  // In a process of its own, so that its work is not taken for ours.
  const simulator = await startSimulator();
  try {
    const inHost = await measureInHost(host, simulator, inside);
    const { measured, ...growth } = await measureGrowth(node, simulator, connectSimulator(simulator.url));
    return { host: name, vscode, rows: [...measureSizes(), ...inHost, ...measured].map(rowOf), growth };
  } finally {
    await simulator.stop();
  }
}

function measureSizes(): readonly Measurement[] {
  const { entry, allScripts, vsix } = sizesOf(testVsix);
  const kilobytes = (bytes: number) => [bytes / 1024];
  return [
    { id: 'entry', ours: kilobytes(entry) },
    { id: 'scripts', ours: kilobytes(allScripts) },
    { id: 'vsix', ours: kilobytes(vsix) },
  ];
}

function report(results: readonly HostResults[]): boolean {
  const problems = results.flatMap(({ host, rows }) => [
    ...rows.filter(({ within }) => !within).map(({ what }) => `${host}: over budget: ${what}`),
    ...unmeasured(rows).map(what => `${host}: not measured: ${what}`),
  ]);
  console.log(['', ...problems].join('\n'));
  if (problems.length === 0) console.log('every row is within its budget');
  return problems.length === 0;
}
