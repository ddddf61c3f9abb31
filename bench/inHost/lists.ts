import fs from 'node:fs/promises';
import { connectSimulator, type RemoteSimulator } from '../../test/simulator/remote';
import type { Recorded } from '../../test/host/recorded';
import { bareRequest, type Service } from '../bareLoop';
import type { Measurement } from '../measurement';
import { idle, Person } from './person';
import { timed } from './timed';

const drives = 120;
/** Long, so that rows that are there earlier were there without an answer. */
const slowMs = 200;

/** What a list of one page costs: at starts of VS Code, when it is read again, and when one of its drives is copied. */
export async function listRows(service: Service, times: number): Promise<readonly Measurement[]> {
  const simulator = connectSimulator(service.url);
  await simulator.reset({ drives: [], manyDrives: drives });
  const person = await Person.signedIn();
  const first = await nothingCached(person, service, simulator, times);
  const later = await cached(person, simulator, times);
  return [...first, ...later, ...(await person.inWindow(window => again(window, simulator, times)))];
}

async function nothingCached(person: Person, service: Service, simulator: RemoteSimulator, times: number) {
  const samples = new Array<Start>();
  const baseline = new Array<number>();
  for (let time = 0; time <= times; time++) {
    const before = await sent(simulator);
    samples.push(await person.inWindow(window => start(window, simulator, before)));
    baseline.push(await timed(() => bareRequest(service)));
  }
  const counted = samples.slice(1);
  return [
    { id: 'firstRows', ours: counted.map(({ ms }) => ms), baseline: baseline.slice(1) },
    { id: 'requests', ours: counted.map(({ requests }) => requests) },
    { id: 'hidden', ours: counted.map(({ hidden }) => hidden) },
  ];
}

async function cached(person: Person, simulator: RemoteSimulator, times: number) {
  const kept = await person.inWindow(async window => {
    await start(window, simulator);
    const copy = `${window.storage}-kept`;
    await fs.cp(window.storage, copy, { recursive: true });
    return copy;
  });
  await simulator.delay(slowMs);
  const samples = new Array<Start>();
  for (let time = 0; time <= times; time++) {
    const sample = await person.inWindow(async window => {
      await fs.cp(kept, window.storage, { recursive: true });
      return start(window, simulator);
    });
    samples.push(sample);
  }
  await simulator.delay(0);
  await fs.rm(kept, { recursive: true });
  const counted = samples.slice(1);
  return [
    { id: 'cachedRows', ours: counted.map(({ ms }) => ms) },
    { id: 'requestsBehind', ours: counted.map(({ requests }) => requests) },
  ];
}

interface Start {
  readonly ms: number;
  readonly requests: number;
  /** Requests before the view was in sight. */
  readonly hidden: number;
}

/**
 * From the moment the view asks for its rows until all of them are drawn.
 * @param before requests that were sent before the window was there
 */
async function start(window: Recorded, simulator: RemoteSimulator, before = 0): Promise<Start> {
  const seen = await sent(simulator);
  let rows = 0;
  const ms = await timed(async () => (rows = await window.draw()));
  if (rows <= drives) throw new Error(`${rows} rows, with those of regions`);
  await idle(window);
  return { ms, hidden: seen - before, requests: (await sent(simulator)) - seen };
}

async function again(window: Recorded, simulator: RemoteSimulator, times: number) {
  await start(window, simulator);
  const [drive] = await simulator.drives();
  if (!drive) throw new Error('no drives');
  const [nothing, one, copied] = [new Array<number>(), new Array<number>(), new Array<number>()];
  for (let time = 0; time < times; time++) {
    nothing.push(await eventsOf(window, () => window.run('refresh')));
    // It keeps its place in the order.
    await simulator.renameDrive(drive.id, `${drive.name}${time % 2 ? '' : '!'}`);
    one.push(await eventsOf(window, () => window.run('refresh')));
    const before = await sent(simulator);
    const answer = await window.run('copyMountSnippet', { id: drive.id, target: 'linux', password: 'include' });
    if (!answer) throw new Error(`nothing was copied: ${window.messages.at(-1)?.text ?? ''}`);
    copied.push((await sent(simulator)) - before);
  }
  if (!one.every(Boolean) || !copied.every(Boolean)) throw new Error('what was changed or asked for was not seen');
  return [
    { id: 'eventsNothing', ours: nothing },
    { id: 'eventsOne', ours: one },
    { id: 'copyRequests', ours: copied },
  ];
}

async function eventsOf(window: Recorded, work: () => Promise<unknown>): Promise<number> {
  const before = window.redrawn.length;
  await work();
  const events = window.redrawn.slice(before);
  if (events.some(rows => !Array.isArray(rows) || rows.length !== 1)) throw new Error('more was drawn than one row');
  return events.length;
}

async function sent(simulator: RemoteSimulator): Promise<number> {
  return (await simulator.requests()).length;
}
