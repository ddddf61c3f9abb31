import assert from 'node:assert/strict';
import { refreshesAlone, walksAlone } from '../../bench/alone/run';
import { startSimulator, type Simulator } from '../simulator/simulator';

const megabytes = (samples: readonly number[]) => samples.map(each => each.toFixed(2)).join(', ');

describe('memory, in a process of its own', function () {
  // 1,500 requests take a busy machine half a minute.
  this.timeout(180_000);
  let simulator: Simulator;
  const lists = () => simulator.requests.filter(({ path }) => path === '/shared-drives');

  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  it('10,000 drives take 84 requests and at most 12 MB', async () => {
    simulator.reset({ drives: [], manyDrives: 10_000 });
    const { heap } = await walksAlone(process.execPath, simulator, 1);
    // One walk that is not counted, and the bare loop after each.
    assert.equal(lists().length, 4 * 84);
    assert.ok(heap.length === 1 && heap.every(each => each <= 12), megabytes(heap));
  });

  it('1,000 refreshes take a request each, change nothing and leave less than 2 MB behind', async () => {
    simulator.reset({ drives: [], manyDrives: 120 });
    const { grown, changes } = await refreshesAlone(process.execPath, simulator, 1, 1_000);
    assert.equal(lists().length, 1_500);
    assert.equal(changes, 0);
    assert.ok(grown.length === 1 && grown.every(each => each < 2), megabytes(grown));
  });
});
