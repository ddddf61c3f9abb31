import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DriveList } from '../../src/core/drives/driveList';
import { DriveStore } from '../../src/core/drives/driveStore';
import { MountIndex } from '../../src/core/mount/table/mountIndex';
import type { Account } from '../../src/ui/account/account';
import { DriveTree } from '../../src/ui/tree/driveTree';
import type { Recorded } from '../../test/host/recorded';
import { connectSimulator } from '../../test/simulator/remote';
import { bareLoop, type Service } from '../bareLoop';
import type { Measurement } from '../measurement';
import { idle, Person } from './person';
import { timed } from './timed';

const drives = 10_000;

export async function manyRows(service: Service, times: number): Promise<readonly Measurement[]> {
  await connectSimulator(service.url).reset({ drives: [], manyDrives: drives });
  const person = await Person.signedIn();
  const rows = { id: 'rows', ours: await repeated(times, () => timed(drawAll)) };
  const blocked = new Array<number>();
  const bareBlocked = new Array<number>();
  for (let time = 0; time <= times; time++) {
    blocked.push(await person.inWindow(window => longestTurn(() => readTwice(window))));
    bareBlocked.push(await longestTurn(() => bareLoop(service)));
  }
  const opened = await person.inWindow(async window => {
    await readTwice(window);
    return repeated(times, () => opening(window));
  });
  return [
    rows,
    { id: 'blocked', ours: blocked.slice(1), baseline: bareBlocked.slice(1) },
    { id: 'goToDrive', ours: opened },
  ];
}

/** The first time does not count. */
async function repeated(times: number, sample: () => Promise<number>): Promise<readonly number[]> {
  const samples = new Array<number>();
  for (let time = 0; time <= times; time++) samples.push(await sample());
  return samples.slice(1);
}

const store = new DriveStore();
store.show(
  Array.from({ length: drives }, (_, at) => ({
    id: `sd${at}`,
    name: `drive-${at}`,
    region: ['ny2', 'ca1', 'ams1'][at % 3] ?? '',
    networkId: 'nwmadeup01',
    mountPoint: `\\\\10.64.${at >> 8}.2\\sd${at}`,
    username: 'u-made-up',
    sizeGB: 250,
    created: '2025-03-02T09:12:44.120Z',
  })),
);

/** Every row of three regions, in a tree that has drawn none before. */
async function drawAll(): Promise<void> {
  const list: Partial<DriveList> = { store, manyPages: true };
  const account = { id: 'team1', list } as unknown as Account;
  const tree = new DriveTree(
    { accounts: [account], locked: [], ready: () => Promise.resolve([account]) },
    { index: new MountIndex() },
  );
  let rows = 0;
  for (const region of await tree.getChildren()) {
    tree.getTreeItem(region);
    for (const drive of await tree.getChildren(region)) {
      tree.getTreeItem(drive);
      rows += 1;
    }
  }
  tree.dispose();
  if (rows !== drives) throw new Error(`${rows} rows`);
}

/** The list from nothing, and once more; its regions are drawn whenever that is asked for. */
async function readTwice(window: Recorded): Promise<void> {
  let drawn = 0;
  const drawRegions = async () => {
    if (drawn === window.redrawn.length) return;
    drawn = window.redrawn.length;
    await window.draw(false);
  };
  await window.draw(false);
  await idle(window, drawRegions);
  const refreshed = window.run('refresh');
  await idle(window, drawRegions);
  await refreshed;
  if (!window.said.some(line => line.startsWith('refresh resolved'))) throw new Error('the list was not read');
}

/** How long the event loop was kept from turning, at most, in milliseconds. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** From calling the command until its box stands there with all drives, and is left. */
async function opening(window: Recorded): Promise<number> {
  const started = performance.now();
  let ms = NaN;
  window.answering = () => {
    ms = performance.now() - started;
    return undefined;
  };
  await window.run('findDrive');
  return ms;
}
