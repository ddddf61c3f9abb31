import assert from 'node:assert/strict';
import { refreshesAlone, walksAlone } from '../../bench/alone/run';
import { median } from '../../bench/statistics';
import { startSimulator, type Simulator } from '../simulator/simulator';

const megabytes = (samples: readonly number[]) => samples.map(each => each.toFixed(2)).join(', ');

describe('memory and work, in a process of its own', function () {
  // 1,500 requests take a busy machine half a minute.
  this.timeout(180_000);
  let simulator: Simulator;
  const lists = () => simulator.requests.filter(({ path }) => path === '/shared-drives');

  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  it('10,000 drives take 84 requests, at most 12 MB, and less than four times the work of a bare loop', async () => {
    simulator.reset({ drives: [], manyDrives: 10_000 });
    const { heap, cpuMs, bareCpuMs } = await walksAlone(process.execPath, simulator, 3);
    // One walk that is not counted, and the bare loop after each.
    assert.equal(lists().length, 8 * 84);
    assert.ok(heap.length === 3 && heap.every(each => each <= 12), megabytes(heap));
    // Measured: 1.3 to 1.7. Time of processors, which other work on the machine hardly adds to.
    const ratio = median(cpuMs) / median(bareCpuMs);
    assert.ok(ratio < 4, `${ratio.toFixed(2)} × a bare loop of the same requests`);
  });

  it('1,000 refreshes take a request each, change nothing and leave less than 2 MB behind', async () => {
    simulator.reset({ drives: [], manyDrives: 120 });
    const { grown, changes } = await refreshesAlone(process.execPath, simulator, 1, 1_000);
    assert.equal(lists().length, 1_500);
    assert.equal(changes, 0);
    assert.ok(grown.length === 1 && grown.every(each => each < 2), megabytes(grown));
  });
});
