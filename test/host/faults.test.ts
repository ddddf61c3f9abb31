import assert from 'node:assert/strict';
import https from 'node:https';
import net from 'node:net';
import { createClient, type Client } from '../../src/core/api/client';
import { DriveList } from '../../src/core/drives/driveList';
import { asOf, listMessage } from '../../src/ui/words/list';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { FastClock } from '../unit/api/fastClock';
import { listen } from '../unit/api/harness';
import { selfSigned } from '../unit/api/selfSigned';
import { byName, namesOf } from '../unit/drives/fixtures';
import { noApi, withField } from './answers';

const day = 24 * 3_600_000;

describe('faults while the list is read again', () => {
  let simulator: Simulator;
  let url: string;
  let time: { aheadMs?: number; speed?: number };
  let clock: FastClock;
  let list: DriveList;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => {
    simulator.reset();
    url = simulator.url;
    time = {};
  });
  afterEach(() => list.dispose());
  after(() => simulator.close());

  /** The last good list; then whatever `url` says is asked. */
  async function goodList(): Promise<{ readonly names: readonly string[]; readonly at: number }> {
    clock = new FastClock(time);
    const client = (): Client => createClient({ baseUrl: url, key: simulator.key, clock, random: () => 0 });
    list = new DriveList({ drives: { ...client().drives, pages: (...call) => client().drives.pages(...call) } }, clock);
    await list.refresh(byName);
    const { at, loaded } = list.state;
    assert.ok(at !== undefined && loaded === 'whole');
    return { names: namesOf(list.store.drives), at };
  }

  /** Fails with these words; the list stays with its time, nothing is pending, and then it works again. */
  async function fails(words: string | RegExp, mend: () => unknown): Promise<void> {
    const { names, at } = await goodList();
    url = faulty ?? url;
    await list.refresh(byName);
    assert.deepEqual(namesOf(list.store.drives), names);
    assert.equal(list.state.at, at);
    assert.equal(list.state.loading, false);
    const message = listMessage(list.state, names.length, false, at) ?? '';
    const time = `As of ${asOf(at, at, 'en')}. `;
    assert.ok(message.startsWith(time), message);
    const said = message.slice(time.length);
    if (typeof words === 'string') assert.equal(said, words);
    else assert.match(said, words);
    assert.equal(clock.sleepers, 0);
    await mend();
    url = simulator.url;
    await list.refresh(byName);
    assert.deepEqual([list.state.loaded, list.state.problem], ['whole', undefined]);
    assert.deepEqual(namesOf(list.store.drives), names);
  }
  let faulty: string | undefined;
  beforeEach(() => {
    faulty = undefined;
  });

  it('50 MB are not taken in', async () => {
    // In time that does not fly: that many bytes take a while where much else is going on.
    time = { speed: 1 };
    const body = Buffer.alloc(50_000_000, ' ');
    const active = simulator.fail({ path: '/shared-drives', after: 1, body });
    await fails(noApi, () => active.stop());
    assert.equal(active.hits, 1);
  });

  it('429 with a date, where the clock is wrong by a day: it is not waited for', async () => {
    time = { aheadMs: -day };
    const date = new Date(Date.now() + 5_000).toUTCString();
    const active = simulator.fail({ path: '/shared-drives', after: 1, status: 429, headers: { 'retry-after': date } });
    await fails(/slow down/, () => active.stop());
    assert.equal(active.hits, 1);
  });

  it('refused connection', async () => {
    const server = net.createServer();
    faulty = `http://127.0.0.1:${await listen(server)}/v1`;
    await new Promise(resolve => server.close(resolve));
    await fails('Could not reach Paperspace: the connection was refused.', () => undefined);
  });

  it('DNS', async () => {
    faulty = 'http://no-such-host.invalid/v1';
    await fails(
      'Could not reach Paperspace: its name could not be looked up. Check the network connection.',
      () => undefined,
    );
  });

  it('a certificate that nobody vouches for', async () => {
    const server = https.createServer(selfSigned());
    faulty = `https://127.0.0.1:${await listen(server)}/v1`;
    const words = 'Could not reach Paperspace: its certificate is not trusted here. A proxy may be inspecting traffic.';
    await fails(words, () => new Promise(resolve => server.close(resolve)));
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
