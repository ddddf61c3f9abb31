import assert from 'node:assert/strict';
import { createClient } from '../../src/core/api/client';
import { DriveList } from '../../src/core/drives/driveList';
import { asOf, listMessage } from '../../src/ui/words/list';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { FastClock } from '../unit/api/fastClock';
import { byName, namesOf } from '../unit/drives/fixtures';
import { withField } from './answers';

const day = 24 * 3_600_000;

describe('faults while the list is read again', () => {
  let simulator: Simulator;
  let clock: FastClock;
  let list: DriveList;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => {
    simulator.reset();
  });
  afterEach(() => list.dispose());
  after(() => simulator.close());

  async function goodList(time?: {
    aheadMs: number;
  }): Promise<{ readonly names: readonly string[]; readonly at: number }> {
    clock = new FastClock(time);
    list = new DriveList(createClient({ baseUrl: simulator.url, key: simulator.key, clock, random: () => 0 }), clock);
    await list.refresh(byName);
    const { at, loaded } = list.state;
    assert.ok(at !== undefined && loaded === 'whole');
    return { names: namesOf(list.store.drives), at };
  }

  it('429 with a date, where the clock is wrong by a day: it is not waited for, and the list stays with its time', async () => {
    const date = new Date(Date.now() + 5_000).toUTCString();
    const active = simulator.fail({ path: '/shared-drives', after: 1, status: 429, headers: { 'retry-after': date } });
    const { names, at } = await goodList({ aheadMs: -day });
    await list.refresh(byName);
    assert.deepEqual(namesOf(list.store.drives), names);
    assert.deepEqual([list.state.at, list.state.loading, clock.sleepers, active.hits], [at, false, 0, 1]);
    // The service's day and five seconds, as this clock sees them: less the moments that have passed since.
    const said = /^As of (.*)\. Paperspace asks to slow down\. Try again in (\d+) s\.$/.exec(
      listMessage(list.state, names.length, false, at) ?? '',
    );
    assert.equal(said?.[1], asOf(at, at, 'en'));
    assert.ok(Number(said[2]) > 80_000 && Number(said[2]) <= 86_406, said[0]);
    active.stop();
    await list.refresh(byName);
    assert.deepEqual([list.state.loaded, list.state.problem], ['whole', undefined]);
  });

  it('an unknown region is shown under its own name', async () => {
    simulator.fail({ path: '/shared-drives', rewrite: answer => withField(answer, 'region', 'Mars (MA1)') });
    await goodList();
    assert.equal(list.store.drives.find(({ region }) => region === 'Mars (MA1)') !== undefined, true);
  });

  it('duplicate ids are one row', async () => {
    simulator.fail({
      path: '/shared-drives',
      rewrite: answer => {
        const { items, ...rest } = Object(answer) as { items: object[] };
        return { ...rest, items: [...items, ...items] };
      },
    });
    await goodList();
    assert.equal(list.store.drives.length, simulator.drives().length);
  });

  it('a name of 10,000 characters is a row', async () => {
    const [drive] = simulator.drives();
    const name = 'x'.repeat(10_000);
    simulator.fail({ path: '/shared-drives', rewrite: answer => withField(answer, 'name', name) });
    assert.ok(drive);
    assert.ok((await goodList()).names.includes(name));
  });
});
