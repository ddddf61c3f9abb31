import assert from 'node:assert/strict';
import { startSimulator } from '../../simulator/simulator';
import type { Fault, FaultRule, Simulator } from '../../simulator/simulator';
import { createClient } from '../../../src/core/api/client';
import { FakeClock } from './fakeClock';
import { clientOf, failureOf, never, until } from './harness';

describe('time and stopping', () => {
  let simulator: Simulator;
  const faults: Fault[] = [];
  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => {
    for (const fault of faults.splice(0)) fault.stop();
    simulator.reset();
  });
  after(() => simulator.close());

  const client = (rule?: FaultRule) => {
    if (rule) faults.push(simulator.fail(rule));
    return clientOf(simulator.url, simulator.key);
  };
  const arrived = (count: number) => until(() => simulator.requests.length === count);

  for (const hang of ['beforeHeaders', 'inBody'] as const) {
    it(`a server that hangs ${hang}: 30 s per try, 90 s in all`, async () => {
      const { client: api, clock, log } = client({ hang });
      const call = failureOf(api.drives.pages({}, never()).next());
      for (const tries of [1, 2]) {
        await arrived(tries);
        clock.advance(29_999);
        assert.equal(log.length, tries - 1);
        clock.advance(1);
        await until(() => log.length === tries);
      }
      await arrived(3);
      clock.advance(90_000 - 60_000 - clock.passed.reduce((sum, ms) => sum + ms, 0));
      const error = await call;
      assert.deepEqual([error.kind, error.network, error.sent], ['network', 'timeout', true]);
      assert.equal(error.message, 'no answer within 90 s');
      assert.deepEqual(clock.passed, [500, 1000]);
      assert.deepEqual(
        log.map(entry => [entry.attempt, entry.error?.message]),
        [
          [1, 'no answer within 30 s'],
          [2, 'no answer within 30 s'],
          [3, 'no answer within 90 s'],
        ],
      );
      assert.equal(simulator.requests.length, 3);
      assert.equal(clock.sleepers, 0);
    });
  }

  describe('where VS Code’s fetch does not even begin: before it looks at a signal, it asks its window for the proxy', () => {
    const { fetch } = globalThis;
    let calls = 0;
    beforeEach(() => {
      calls = 0;
      globalThis.fetch = () => new Promise(() => (calls += 1));
    });
    afterEach(() => {
      globalThis.fetch = fetch;
    });

    it('a try gets 30 s all the same', async () => {
      const { client: api, clock } = client();
      const call = failureOf(api.networks.create({ name: 'lab', region: 'ny2' }, never()));
      await until(() => calls === 1);
      clock.advance(30_000);
      const error = await call;
      assert.deepEqual([error.network, error.sent, clock.sleepers], ['timeout', true, 0]);
    });

    it('stopping rejects at once', async () => {
      const stop = new AbortController();
      const reason = new DOMException('stopped', 'AbortError');
      const call = client().client.session(stop.signal);
      await until(() => calls === 1);
      stop.abort(reason);
      await assert.rejects(call, error => error === reason);
    });
  });

  it('the next try may work', async () => {
    const { client: api, clock } = client({ hang: 'beforeHeaders', times: 1 });
    const call = api.session(never());
    await arrived(1);
    clock.advance(30_000);
    assert.ok(await call);
    assert.equal(simulator.requests.length, 2);
  });

  it('a write gets 30 s, once; whether it worked is not known', async () => {
    const { client: api, clock } = client({ hang: 'beforeHeaders', method: 'POST' });
    const call = failureOf(api.networks.create({ name: 'lab', region: 'ny2' }, never()));
    await arrived(1);
    clock.advance(30_000);
    const error = await call;
    assert.deepEqual([error.network, error.sent], ['timeout', true]);
    assert.equal(simulator.requests.length, 1);
  });

  it('a call that ends in time leaves no timer behind', async () => {
    const { client: api, clock } = client();
    await api.session(never());
    await failureOf(api.drives.rename('sdnowhere', 'n', never()));
    await until(() => clock.sleepers === 0);
  });

  for (const hang of ['beforeHeaders', 'inBody'] as const) {
    it(`stopping while the server hangs ${hang} rejects with the signal's own reason, and nothing is sent again`, async () => {
      const { client: api, clock, log } = client({ hang });
      const stop = new AbortController();
      const reason = new DOMException('stopped', 'AbortError');
      const call = api.drives.pages({}, stop.signal).next();
      await arrived(1);
      stop.abort(reason);
      await assert.rejects(call, error => error === reason);
      assert.deepEqual(
        log.map(({ error, cancelled, status }) => ({ error, cancelled, status })),
        [{ error: undefined, cancelled: true, status: undefined }],
      );
      assert.equal(simulator.requests.length, 1);
      assert.equal(clock.sleepers, 0);
    });
  }

  it('stopping a write as well', async () => {
    const { client: api } = client({ hang: 'beforeHeaders' });
    const stop = new AbortController();
    const call = api.drives.remove('sd1', stop.signal);
    await arrived(1);
    stop.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(simulator.requests.length, 1);
  });

  it('stopping between two tries', async () => {
    faults.push(simulator.fail({ status: 503 }));
    const stop = new AbortController();
    const clock = new FakeClock();
    const call = createClient({ baseUrl: simulator.url, key: simulator.key, clock }).session(stop.signal);
    const backOff = 1;
    await until(() => simulator.requests[0]?.status === 503 && clock.sleepers === backOff && clock.now() > 0);
    const reason = new DOMException('stopped', 'AbortError');
    stop.abort(reason);
    await assert.rejects(call, error => error === reason);
    assert.equal(simulator.requests.length, 1);
    assert.equal(clock.sleepers, 0);
  });

  it('stopping between two pages asks for no further one', async () => {
    simulator.reset({ drives: [], manyDrives: 30 });
    const stop = new AbortController();
    const pages = client().client.drives.pages({ limit: 10 }, stop.signal);
    await pages.next();
    stop.abort();
    await assert.rejects(pages.next(), { name: 'AbortError' });
    assert.equal(simulator.requests.length, 1);
  });

  it('a signal that is aborted already sends nothing', async () => {
    const { client: api, log } = client();
    await assert.rejects(api.session(AbortSignal.abort()), { name: 'AbortError' });
    await assert.rejects(api.drives.remove('sd1', AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(simulator.requests.length, 0);
    assert.ok(log.every(({ cancelled }) => cancelled));
  });
});
