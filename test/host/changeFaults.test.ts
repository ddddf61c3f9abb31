import assert from 'node:assert/strict';
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
import type { FastClock } from '../unit/api/fastClock';
import { never } from '../unit/api/harness';
import { driveOf, namesOf } from '../unit/drives/fixtures';
import { wishing } from '../unit/drives/wishing';
import { assertWords, cases, PatientClock, type Case } from './changeCases';

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

const checks = {
  'create: what is read is true, one is sent at most, and the next try makes one': (each: Case) =>
    working('POST', each, false, async work => {
      const outcome = await work.create();
      assert.equal(outcome.kind, each.done === 'no' || each.isNotMade ? 'failed' : 'notKnown');
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
  'create, done all the same: it is sent once, and found where it is not known what came of it': (each: Case) =>
    working('POST', each, true, async work => {
      assert.equal((await work.create()).kind, each.isNotMade ? 'failed' : 'made');
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
