import assert from 'node:assert/strict';
import { startSimulator } from '../../simulator/simulator';
import type { FaultRule, Simulator } from '../../simulator/simulator';
import { createClient } from '../../../src/core/api/client';
import { backOff } from '../../../src/core/api/retry';
import { retryAfterMs } from '../../../src/core/api/retryAfter';
import { clientOf, failureOf, never, oddServer } from './harness';

describe('trying again', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.close());

  const read = (rule: FaultRule) => {
    simulator.fail(rule);
    const tried = clientOf(simulator.url, simulator.key);
    return { ...tried, call: tried.client.session(never()) };
  };

  for (const status of [408, 429, 500, 502, 503, 504, 599]) {
    it(`${status}: at most three more times, after 0.5, 1 and 2 s at most`, async () => {
      const { call, clock, log } = read({ status });
      assert.equal((await failureOf(call)).status, status);
      assert.equal(simulator.requests.length, 4);
      assert.deepEqual(clock.passed, [500, 1000, 2000]);
      assert.deepEqual(
        log.map(entry => [entry.attempt, entry.status, entry.error?.status]),
        [1, 2, 3, 4].map(attempt => [attempt, status, status]),
      );
    });
  }

  it('it stops as soon as it works', async () => {
    const { call, clock, log } = read({ status: 503, times: 2 });
    assert.ok(await call);
    assert.deepEqual(clock.passed, [500, 1000]);
    assert.deepEqual(
      log.map(({ error }) => error?.kind),
      ['server', 'server', undefined],
    );
  });

  for (const status of [400, 401, 403, 404, 405, 409, 412, 413, 499]) {
    it(`${status} is not tried again`, async () => {
      const { call } = read({ status, headers: { 'retry-after': '1' } });
      await failureOf(call);
      assert.equal(simulator.requests.length, 1);
    });
  }

  it('an answer that cannot be read is not tried again', async () => {
    const { call } = read({ body: '{"user":' });
    assert.equal((await failureOf(call)).kind, 'unreadable');
    assert.equal(simulator.requests.length, 1);
  });

  for (const status of [408, 429, 500, 503]) {
    it(`POST, PUT and DELETE are not sent again after ${status}`, async () => {
      simulator.fail({ status, headers: { 'retry-after': '1' } });
      const { client, clock } = clientOf(simulator.url, simulator.key);
      await failureOf(client.networks.create({ name: 'lab', region: 'ny2' }, never()));
      await failureOf(client.drives.create({ name: 'n', networkId: 'nw1', region: 'ny2', size: 500 }, never()));
      await failureOf(client.drives.rename('sd1', 'n', never()));
      const error = await failureOf(client.drives.remove('sd1', never()));
      assert.equal(error.retryAfterMs, 1000);
      assert.equal(simulator.requests.length, 4);
      assert.deepEqual(clock.passed, []);
    });
  }

  describe('Retry-After', () => {
    it('seconds win over the back-off, without jitter', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': '7' }, times: 1 });
      assert.ok(await call);
      assert.deepEqual(clock.passed, [7000]);
    });

    it('a date is waited for', async () => {
      const { call, clock } = read({
        status: 503,
        headers: { 'retry-after': 'Mon, 24 Nov 2025 12:00:12 GMT' },
        times: 1,
      });
      assert.ok(await call);
      assert.deepEqual(clock.passed, [12_000]);
    });

    it('0 means now', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': '0' }, times: 1 });
      assert.ok(await call);
      assert.deepEqual(clock.passed, [0]);
    });

    it('30 s are waited for', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': '30' }, times: 1 });
      assert.ok(await call);
      assert.deepEqual(clock.passed, [30_000]);
    });

    it('31 s are not: it gives up at once and says how long', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': '31' } });
      const error = await failureOf(call);
      assert.deepEqual([error.kind, error.retryAfterMs], ['rateLimit', 31_000]);
      assert.equal(simulator.requests.length, 1);
      assert.deepEqual(clock.passed, []);
    });

    it('nonsense is as if it were not there', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': 'soon' }, times: 1 });
      assert.ok(await call);
      assert.deepEqual(clock.passed, [500]);
    });

    it('a wait that would end after 90 s is not begun', async () => {
      const { call, clock } = read({ status: 503, headers: { 'retry-after': '30' } });
      assert.deepEqual((await failureOf(call)).status, 503);
      assert.deepEqual(clock.passed, [30_000, 30_000]);
      assert.equal(simulator.requests.length, 3);
    });

    it('three more tries are the end, however short the waits', async () => {
      const { call, clock } = read({ status: 429, headers: { 'retry-after': '1' } });
      assert.equal((await failureOf(call)).retryAfterMs, 1000);
      assert.deepEqual(clock.passed, [1000, 1000, 1000]);
    });
  });
});

describe('back-off', () => {
  it('takes a random share of 0.5, 1 and 2 s, then ends', () => {
    const draws = [0, 0.25, 0.999];
    assert.deepEqual([...backOff(() => draws.shift() ?? 0)], [0, 250, 1998]);
  });

  it('draws anew for every window', async () => {
    await using server = await oddServer((_, response) => response.writeHead(500).end());
    const { clock } = clientOf(server.url);
    const draws = [0.5, 0.1, 0];
    const random = () => draws.shift() ?? 1;
    const client = createClient({ baseUrl: server.url, key: 'k', clock, random, log: () => clock.passNextSleep() });
    await failureOf(client.session(never()));
    assert.deepEqual(clock.passed, [250, 100, 0]);
  });
});

describe('reading Retry-After', () => {
  const now = Date.parse('2025-11-24T12:00:00Z');
  const cases: [header: string | undefined, ms: number | undefined][] = [
    ['0', 0],
    ['1', 1000],
    [' 120 ', 120_000],
    ['Mon, 24 Nov 2025 12:00:05 GMT', 5000],
    ['Monday, 24-Nov-25 12:00:05 GMT', 5000],
    ['Mon, 24 Nov 2025 11:59:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['5 s', undefined],
    ['99999999999999999999', undefined],
    ['2025-11-24T12:00:05Z', undefined],
    ['Mon, nonsense GMT', undefined],
  ];
  for (const [header, ms] of cases) {
    it(`${header ?? 'no header'}: ${ms ?? 'ignored'}`, () => assert.equal(retryAfterMs(header, now), ms));
  }
});
