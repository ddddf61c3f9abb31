import assert from 'node:assert/strict';
import https from 'node:https';
import net from 'node:net';
import { createClient, type Client } from '../../src/core/api/client';
import { DriveList } from '../../src/core/drives/driveList';
import { asOf, listMessage } from '../../src/ui/words/list';
import type { FaultRule } from '../simulator/faults';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { fast, FastClock } from '../unit/api/fastClock';
import { listen } from '../unit/api/harness';
import { selfSigned } from '../unit/api/selfSigned';
import { byName, namesOf } from '../unit/drives/fixtures';

const hour = 3_600_000;
const day = 24 * hour;

const noApi =
  'What answered was not the Paperspace API. A proxy may stand between, or the setting paperspaceDrives.apiUrl is wrong.';
const noAnswer = 'Could not reach Paperspace: no answer came in time.';
const cut = 'Could not reach Paperspace: the connection was cut.';
const noField = (field: string) =>
  `Paperspace answered something this extension cannot read: the field ${field} is not as documented.`;
const ownProblem = (status: number) => `Paperspace has a problem of its own (${status}). Try again in a moment.`;
const slower = (when: string) => `Paperspace asks to slow down. Try again in ${when}.`;
const redirected =
  'Paperspace answered with a redirect, which is not followed: your key would go elsewhere. Check the setting paperspaceDrives.apiUrl.';

/** What a person reads above the last good list, after its time. */
type Case = readonly [fault: string, rule: FaultRule, words: string | RegExp];

const answers: readonly Case[] = [
  ['401', { status: 401 }, 'Paperspace does not accept the API key any more. It may have been deleted in the console.'],
  ['403', { status: 403 }, 'This API key is not permitted to do that. An admin’s key is probably needed.'],
  ['404', { status: 404 }, 'Paperspace did not find it. It may have been deleted meanwhile.'],
  ['409', { status: 409, body: { message: 'Busy.' } }, 'Paperspace refused: Busy.'],
  [
    '400 with issues',
    {
      status: 400,
      body: { message: 'Bad.', issues: [{ message: 'limit is too high' }, { message: 'no such order' }] },
    },
    'Paperspace refused: Bad. · limit is too high · no such order',
  ],
  ['429 without Retry-After', { status: 429 }, slower('a moment')],
  ['429 with seconds', { status: 429, headers: { 'retry-after': '31' } }, slower('31 s')],
  [
    '429 with a date',
    { status: 429, headers: { 'retry-after': new Date(Date.now() + day).toUTCString() } },
    /slow down/,
  ],
  ['429 with nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, slower('a moment')],
  ['429 with an hour', { status: 429, headers: { 'retry-after': '3600' } }, slower('3600 s')],
  ['500', { status: 500 }, ownProblem(500)],
  ['502 with HTML', { status: 502, body: '<h1>Bad gateway</h1>' }, ownProblem(502)],
  ['503', { status: 503 }, ownProblem(503)],
  ['504', { status: 504 }, ownProblem(504)],
  ['reset before headers', { drop: 'beforeHeaders' }, cut],
  ['reset in the body', { drop: 'inBody' }, cut],
  ['hang before headers', { hang: 'beforeHeaders' }, noAnswer],
  ['hang in the body', { hang: 'inBody' }, noAnswer],
  ['one byte a second', { drip: 1_000 / fast }, noAnswer],
  ['redirect to another host', { redirectTo: 'https://elsewhere.example/v1/shared-drives' }, redirected],
  ['empty body', { body: '' }, noApi],
  ['truncated JSON', { body: '{"hasMore":false,"items":[{"id":"sd1"' }, noApi],
  ['null', { body: 'null' }, /cannot read|was not the Paperspace API/],
  ['an array', { body: [] }, noField('hasMore')],
  ['HTML with status 200', { body: '<html>Sign in to the hotel</html>' }, noApi],
  ['invalid UTF-8', { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, noApi],
  [
    'hasMore without a cursor',
    { rewrite: answer => Object.assign({}, answer, { hasMore: true }) },
    noField('nextPage'),
  ],
  ['a cursor that loops', { body: { hasMore: true, items: [], nextPage: 'a' } }, noField('nextPage')],
  ...['id', 'name', 'region', 'networkId', 'mountPoint', 'username', 'size', 'dtCreated'].map((field): Case => [
    `wrong type of ${field}`,
    { rewrite: answer => withField(answer, field, { wrong: true }) },
    noField(`items[1].${field}`),
  ]),
];

function withField(answer: unknown, field: string, value: unknown): object {
  const { items, ...rest } = Object(answer) as { items: object[] };
  return { ...rest, items: items.map((item, at) => (at === 1 ? { ...item, [field]: value } : item)) };
}

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

  for (const [fault, rule, words] of answers) {
    it(`${fault}: what is read is true, the last list stays, and the next try works`, async () => {
      // The good list first: one request.
      const active = simulator.fail({ path: '/shared-drives', after: 1, ...rule });
      await fails(words, () => active.stop());
      assert.ok(active.hits > 0);
    });
  }

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
