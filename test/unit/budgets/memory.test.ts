import assert from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import { createClient } from '../../../src/core/api/client';
import { systemClock } from '../../../src/core/clock';
import { DriveList } from '../../../src/core/drives/driveList';
import { useSimulator } from '../../simulator/checked';
import type { Simulator } from '../../simulator/simulator';
import { byName, changesOf } from '../drives/fixtures';

/** MB in use once nobody holds what is gone; the simulator, which lives in this very process, is as new each time. */
function heapOf(simulator: Simulator): number {
  simulator.reset();
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc(); gc(); gc();');
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

/** As the extension makes it: what other tests put in its place keeps a log of all that happened. */
function newList({ url, key }: Simulator): DriveList {
  return new DriveList(createClient({ baseUrl: url, key }), systemClock);
}

const listsOf = ({ requests }: Simulator) => requests.filter(({ path }) => path === '/shared-drives').length;

describe('what 10,000 drives cost', () => {
  const simulator = useSimulator({ drives: [], manyDrives: 10_000 });

  it('84 requests, and at most 12 MB', async () => {
    // The client and all that it loads is there before.
    await newList(simulator()).refresh(byName);
    const before = heapOf(simulator());
    const list = newList(simulator());
    await list.refresh(byName);
    assert.equal(listsOf(simulator()), 84);
    const grown = heapOf(simulator()) - before;
    assert.ok(grown <= 12, `${grown.toFixed(1)} MB`);
    assert.equal(list.store.drives.length, 10_000);
  });
});

describe('what 1,000 refreshes cost', () => {
  const simulator = useSimulator({ drives: [], manyDrives: 120 });

  it('one request each, no change to draw, and less than 2 MB that stays', async () => {
    const list = newList(simulator());
    const refresh = async (times: number) => {
      for (let time = 0; time < times; time++) await list.refresh(byName);
    };
    await refresh(500);
    const changes = changesOf(list.store);
    const before = heapOf(simulator());
    await refresh(1_000);
    assert.equal(listsOf(simulator()), 1_000);
    const grown = heapOf(simulator()) - before;
    assert.ok(grown < 2, `${grown.toFixed(1)} MB`);
    assert.deepEqual(changes, []);
    assert.equal(list.state.loaded, 'whole');
  });
});
