import assert from 'node:assert/strict';
import net from 'node:net';
import { createClient, type Client } from '../../src/core/api/client';
import { createDrive, type CreateOutcome } from '../../src/core/drives/createDrive';
import { deleteDrives } from '../../src/core/drives/deleteDrives';
import { DriveStore } from '../../src/core/drives/driveStore';
import { renameDrive } from '../../src/core/drives/renameDrive';
import { notKnownWords } from '../../src/ui/commands/create/notKnownWords';
import { failedWords } from '../../src/ui/commands/delete/summary';
import { wordsFor } from '../../src/ui/words/failure';
import type { Fault, FaultRule } from '../simulator/faults';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { FastClock } from '../unit/api/fastClock';
import { listen, never } from '../unit/api/harness';
import { driveOf, namesOf } from '../unit/drives/fixtures';
import { wishing } from '../unit/drives/wishing';
import {
  cut,
  inADay,
  keyRefused,
  noAnswer,
  noApi,
  noField,
  notPermitted,
  ownProblem,
  redirected,
  slower,
  slowerForADay,
} from './answers';

/** `no`: the service refused, or never got it. `unknown`: it may have been done. `yes`: its answer has begun to come. */
interface Case {
  readonly fault: string;
  readonly rule?: FaultRule;
  /** In place of the simulator's. */
  readonly url?: () => Promise<string>;
  /** Of no account where it turns out to have been done. */
  readonly words: string | RegExp | ((method: string) => string);
  readonly done: 'no' | 'unknown' | 'yes';
}

const unreachable = (why: string) => `Could not reach Paperspace: ${why}`;

const refused = (fault: string, words: Case['words'], rule: FaultRule): Case => ({ fault, words, rule, done: 'no' });
const lost = (fault: string, words: Case['words'], rule: FaultRule): Case => ({ fault, words, rule, done: 'unknown' });

const cases: readonly Case[] = [
  refused('401', keyRefused, { status: 401 }),
  refused('403', notPermitted, { status: 403 }),
  refused('404', 'Paperspace did not find it. It may have been deleted meanwhile.', { status: 404 }),
  refused('409', 'Paperspace refused: Busy.', { status: 409, body: { message: 'Busy.' } }),
  refused('400 with issues', 'Paperspace refused: Bad. · too long · too odd', {
    status: 400,
    body: { message: 'Bad.', issues: [{ message: 'too long' }, { message: 'too odd' }] },
  }),
  refused('429 without Retry-After', slower('a moment'), { status: 429 }),
  refused('429 with seconds', slower('7 s'), { status: 429, headers: { 'retry-after': '7' } }),
  refused('429 with a date', slowerForADay, { status: 429, headers: { 'retry-after': inADay } }),
  refused('429 with nonsense', slower('a moment'), { status: 429, headers: { 'retry-after': 'soon' } }),
  refused('429 with an hour', slower('3600 s'), { status: 429, headers: { 'retry-after': '3600' } }),
  ...[500, 502, 503, 504].map(status =>
    lost(`${status}`, ownProblem(status), {
      status,
      ...(status === 502 && { body: '<h1>Bad gateway</h1>' }),
    }),
  ),
  lost('reset before headers', cut, { drop: 'beforeHeaders' }),
  lost('reset in the body', cut, { drop: 'inBody' }),
  lost('hang before headers', noAnswer, { hang: 'beforeHeaders' }),
  { fault: 'hang in the body', rule: { hang: 'inBody' }, words: '', done: 'yes' },
  { fault: 'one byte a second', rule: { drip: 1_000 }, words: '', done: 'yes' },
  lost('50 MB', noApi, { body: Buffer.alloc(50_000_000, ' ') }),
  lost('redirect to another host', redirected, {
    redirectTo: 'https://elsewhere.example/v1/shared-drives',
  }),
  lost('empty body', noApi, { body: '' }),
  lost('truncated JSON', noApi, { body: '{"id":"sd1"' }),
  lost('null', noApi, { body: 'null' }),
  lost('an array', noField('id'), { body: [] }),
  lost('HTML with status 200', noApi, { body: '<html>Sign in to the hotel</html>' }),
  lost('invalid UTF-8', noApi, { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }),
  lost('wrong types', noField('id'), { body: { id: 7, name: [], size: {} } }),
  lost('another drive’s answer', method => noField(method === 'DELETE' ? 'id' : 'name'), { body: { id: 'sdother' } }),
  { fault: 'refused connection', words: unreachable('the connection was refused.'), url: closedPort, done: 'no' },
  {
    fault: 'DNS',
    words: unreachable('its name could not be looked up. Check the network connection.'),
    url: () => Promise.resolve('http://no-such-host.invalid/v1'),
    done: 'no',
  },
];

async function closedPort(): Promise<string> {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise(resolve => server.close(resolve));
  return `http://127.0.0.1:${port}/v1`;
}

/**
 * Looks for what was lost fast, but gives an answer all the time it needs: a busy machine is no fault. Only the one that
 * hangs is waited for no longer than it takes to see that.
 */
class PatientClock extends FastClock {
  readonly #hasHung: () => boolean;

  constructor(hasHung: () => boolean) {
    super({ speed: 20 });
    this.#hasHung = hasHung;
  }

  override async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms < 30_000) return super.sleep(ms, signal);
    const hungBefore = this.#hasHung();
    for (let waited = 0; waited < ms && (hungBefore || !this.#hasHung()); waited += 20) await super.sleep(400, signal);
  }
}

/** One person's work with one simulated service: it is at fault until it is mended. */
class Work {
  readonly clock: FastClock;
  readonly store = new DriveStore();
  readonly #simulator: Simulator;
  readonly #fault: Fault | undefined;
  #url: string;

  constructor(simulator: Simulator, { rule, url }: { readonly rule?: FaultRule | undefined; readonly url: string }) {
    this.#simulator = simulator;
    this.#fault = rule && simulator.fail(rule);
    const neverEnds = (rule?.hang ?? rule?.drip) !== undefined;
    this.clock = new PatientClock(() => neverEnds && (this.#fault?.hits ?? 0) > 0);
    this.#url = url;
    this.store.show([driveOf({ id: 'sda', name: 'a' })]);
  }

  create(): Promise<CreateOutcome> {
    const { wish } = wishing(() => this.#simulator);
    return createDrive(this.#client(), wish(), { clock: this.clock, signal: never() });
  }

  async rename(): Promise<string> {
    const { name } = await renameDrive(this.#client(), this.store, 'sda', 'better', never());
    return name;
  }

  async remove(): Promise<string> {
    const drives = [driveOf({ id: 'sda', name: 'a' })];
    const { deleted, failed } = await deleteDrives(this.#client(), this.store, drives, never());
    const told = failed.map(each => `${failedWords(each.drive.name, each.deleted)} ${wordsFor(each.error).text}`);
    return deleted.length === 1 ? 'deleted' : told.join();
  }

  there(): string {
    return namesOf(this.#simulator.drives()).join();
  }

  sent(): number {
    return this.#simulator.requests.filter(({ method }) => method !== 'GET').length;
  }

  /** Nothing waits, no row says that something is going on; and the service is well again. */
  mend(): void {
    assert.equal(this.clock.sleepers, 0);
    assert.equal(this.store.pending('sda'), undefined);
    this.#fault?.stop();
    this.#url = this.#simulator.url;
  }

  #client(): Client {
    return createClient({ baseUrl: this.#url, key: this.#simulator.key, clock: this.clock, random: () => 0 });
  }
}

/** Each with a simulator of its own, so that all can wait at the same time. */
async function working(method: string, each: Case, effect: boolean, work: (work: Work) => Promise<void>) {
  const simulator = await startSimulator({ drives: [{ name: 'a', id: 'sda' }], readyAfterMs: 0 });
  const url = (await each.url?.()) ?? simulator.url;
  try {
    await work(new Work(simulator, { rule: each.rule && { method, ...each.rule, effect }, url }));
  } finally {
    await simulator.close();
  }
}

function assertWords(said: string, { words }: Case, method: string): void {
  if (words instanceof RegExp) assert.match(said, words);
  else assert.equal(said, typeof words === 'string' ? words : words(method));
}

const checks = {
  'create: what is read is true, one is sent at most, and the next try makes one': (each: Case) =>
    working('POST', each, false, async work => {
      const outcome = await work.create();
      assert.equal(outcome.kind, each.done === 'no' ? 'failed' : 'notKnown');
      if (outcome.kind === 'failed') assertWords(wordsFor(outcome.error).text, each, 'POST');
      if (outcome.kind === 'notKnown') {
        const [before, after] = notKnownWords(outcome, {} as never).split(wordsFor(outcome.error).text);
        assert.equal(before, 'It is not known yet whether fresh was made. ');
        assert.equal(after, ' A second drive would cost money too.');
        assertWords(wordsFor(outcome.error).text, each, 'POST');
      }
      assert.equal(work.sent(), each.url ? 0 : 1);
      work.mend();
      assert.equal((await work.create()).kind, 'made');
      assert.equal(work.there(), 'a,fresh');
    }),
  'rename: what is read is true, and the next try works': (each: Case) =>
    working('PUT', each, false, async work => {
      assertWords(await work.rename().catch((error: unknown) => wordsFor(error).text), each, 'PUT');
      assert.equal(work.store.get('sda')?.name, 'a');
      work.mend();
      assert.equal(await work.rename(), 'better');
      assert.equal(work.there(), 'better');
    }),
  'delete: what is read is true, and the next try works': (each: Case) =>
    working('DELETE', each, false, async work => {
      const told = await work.remove();
      const isThere = each.done === 'unknown' || each.fault === '404';
      const fate = failedWords('a', isThere ? 'stillThere' : 'no');
      assert.ok(told.startsWith(`${fate} `), told);
      assertWords(told.slice(fate.length + 1), each, 'DELETE');
      assert.equal(work.there(), 'a');
      work.mend();
      assert.equal(await work.remove(), 'deleted');
      assert.equal(work.there(), '');
    }),
};

const doneAllTheSame = {
  'create, done all the same: it is found, and sent once': (each: Case) =>
    working('POST', each, true, async work => {
      assert.equal((await work.create()).kind, 'made');
      assert.equal(work.there(), 'a,fresh');
      assert.equal(work.sent(), 1);
      work.mend();
    }),
  'rename, done all the same: it is renamed': (each: Case) =>
    working('PUT', each, true, async work => {
      assert.equal(await work.rename(), 'better');
      assert.equal(work.sent(), 1);
      work.mend();
    }),
  'delete, done all the same: it is gone': (each: Case) =>
    working('DELETE', each, true, async work => {
      assert.equal(await work.remove(), 'deleted');
      assert.equal(work.sent(), 1);
      work.mend();
    }),
};

describe('faults under create, rename and delete', () => {
  const tests = cases.flatMap(each => {
    const all = { ...(each.done !== 'yes' && checks), ...(each.done !== 'no' && doneAllTheSame) };
    return Object.entries(all).map(([what, check]) => ({ title: `${each.fault}: ${what}`, run: () => check(each) }));
  });
  // Several at once: hardly anything is computed, and most of the time is looking for what was lost.
  const running = new Map<string, Promise<void>>();
  before('begin', () => {
    const lanes: Promise<void>[] = Array.from({ length: 16 }, () => Promise.resolve());
    for (const [at, { title, run }] of tests.entries()) {
      const ended = lanes[at % lanes.length]?.then(run) ?? run();
      lanes[at % lanes.length] = ended.catch(() => undefined);
      running.set(title, ended);
    }
  });
  for (const { title } of tests) it(title, () => running.get(title));
});
