import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import type { Simulator } from '../../simulator/simulator';
import { ask, field, items } from './ask';

/** Resolves once something has become true; the test's own time limit bounds the wait. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 1));
}

function create(simulator: Simulator) {
  const [network] = simulator.networks();
  const body = { name: 'fresh', region: network?.region, networkId: network?.id, size: 250 };
  return ask(simulator, '/shared-drives', { method: 'POST', body });
}

describe('the simulator: faults', () => {
  const simulator = useSimulator();

  it('a status alone comes with the body the service would send', async () => {
    simulator().fail({ status: 429, headers: { 'retry-after': '7' } });
    const { status, body, headers } = await ask(simulator(), '/shared-drives');
    assert.deepEqual([status, field(body, 'code'), headers.get('retry-after')], [429, 'TOO_MANY_REQUESTS', '7']);
  });

  it('a body goes out as it is: HTML of a proxy, for one', async () => {
    simulator().fail({ status: 502, body: '<h1>Bad gateway</h1>' });
    const authorization = `Bearer ${simulator().key}`;
    const response = await fetch(`${simulator().url}/machines`, { headers: { authorization } });
    assert.deepEqual([response.status, response.headers.get('content-type')], [502, 'text/html']);
    assert.equal(await response.text(), '<h1>Bad gateway</h1>');
  });

  it('bytes go out as they are, and a body byte by byte', async () => {
    const fault = simulator().fail({ body: Buffer.from([0x22, 0xff, 0x22]), drip: 1 });
    const authorization = `Bearer ${simulator().key}`;
    const response = await fetch(`${simulator().url}/machines`, { headers: { authorization } });
    assert.deepEqual([...new Uint8Array(await response.arrayBuffer())], [0x22, 0xff, 0x22]);
    assert.equal(fault.hits, 1);
  });

  it('a body without a status is a 200', async () => {
    simulator().fail({ body: { hasMore: true, items: [] } });
    const { status, body } = await ask(simulator(), '/shared-drives');
    assert.deepEqual([status, body], [200, { hasMore: true, items: [] }]);
  });

  it('the usual answer can be rewritten on its way out', async () => {
    simulator().fail({ rewrite: answer => ({ items: items(answer), hasMore: 'maybe' }) });
    const { body } = await ask(simulator(), '/shared-drives');
    assert.deepEqual([field(body, 'hasMore'), items(body).length], ['maybe', 8]);
  });

  it('only the requests that match fail, from one on and a number of times', async () => {
    const fault = simulator().fail({ method: 'GET', path: '/shared-drives', after: 1, times: 2, status: 500 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask(simulator(), '/shared-drives')).status);
    assert.deepEqual(statuses, [200, 500, 500, 200, 200]);
    assert.equal((await ask(simulator(), '/machines')).status, 200);
    assert.equal(fault.hits, 2);
  });

  it('a path is a prefix; a pattern tells the list from one drive', async () => {
    simulator().fail({ path: /^\/shared-drives$/, status: 500 });
    const [drive] = simulator().drives();
    assert.equal((await ask(simulator(), '/shared-drives')).status, 500);
    assert.equal((await ask(simulator(), `/shared-drives/${drive?.id ?? ''}`)).status, 200);
  });

  it("one team's requests can fail alone", async () => {
    simulator().fail({ key: simulator().key, status: 500 });
    assert.equal((await ask(simulator(), '/machines')).status, 500);
    assert.equal((await ask(simulator(), '/machines', { key: 'pskey_made_up_second_team' })).status, 200);
  });

  it('ends when stopped', async () => {
    const fault = simulator().fail({ status: 500 });
    assert.equal((await ask(simulator(), '/machines')).status, 500);
    fault.stop();
    assert.equal((await ask(simulator(), '/machines')).status, 200);
  });

  it('the rule added last decides', async () => {
    simulator().fail({ status: 500 });
    simulator().fail({ times: 1, status: 503 });
    assert.equal((await ask(simulator(), '/machines')).status, 503);
    assert.equal((await ask(simulator(), '/machines')).status, 500);
  });

  it('a redirect goes where it is told to', async () => {
    simulator().fail({ redirectTo: 'http://127.0.0.1:9/elsewhere' });
    const { status, headers } = await ask(simulator(), '/machines');
    assert.deepEqual([status, headers.get('location')], [302, 'http://127.0.0.1:9/elsewhere']);
  });

  it('a connection dropped before the headers is an error, not an answer', async () => {
    simulator().fail({ drop: 'beforeHeaders' });
    await assert.rejects(ask(simulator(), '/machines'));
    assert.equal(simulator().requests[0]?.status, undefined);
  });

  it('a connection dropped in the body has told its status', async () => {
    simulator().fail({ drop: 'inBody' });
    const authorization = `Bearer ${simulator().key}`;
    const response = await fetch(`${simulator().url}/shared-drives`, { headers: { authorization } });
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  for (const hang of ['beforeHeaders', 'inBody'] as const) {
    it(`what hangs (${hang}) is answered once the fault is stopped`, async () => {
      const fault = simulator().fail({ hang });
      let answered = false;
      const asked = ask(simulator(), '/shared-drives').finally(() => (answered = true));
      await until(() => fault.hits === 1);
      assert.equal((await fetch(new URL('/__simulator/violations', simulator().url))).status, 200);
      assert.equal(answered, false);
      fault.stop();
      assert.equal(items((await asked).body).length, 8);
    });

    it(`what hangs (${hang}) does not keep the simulator from closing`, async () => {
      const fault = simulator().fail({ hang });
      const asked = assert.rejects(ask(simulator(), '/shared-drives'));
      await until(() => fault.hits === 1);
      await simulator().close();
      await asked;
    });
  }

  it('a delay holds every answer back, and closing does not wait for it', async () => {
    simulator().delay(3_600_000);
    const asked = assert.rejects(ask(simulator(), '/machines'));
    await until(() => simulator().requests.length === 1);
    await simulator().close();
    await asked;
  });

  it('an answer comes after its delay', async () => {
    simulator().fail({ delayMs: 30 });
    const before = performance.now();
    assert.equal((await ask(simulator(), '/machines')).status, 200);
    // Timers round to the millisecond.
    assert.ok(performance.now() - before > 28);
  });
});

describe('the simulator: requests with an unclear outcome', () => {
  const simulator = useSimulator();

  for (const rule of [{ status: 500 }, { drop: 'beforeHeaders' }, { drop: 'inBody' }, { body: '' }] as const) {
    const how = JSON.stringify(rule);

    it(`a create that fails by ${how} has made nothing`, async () => {
      simulator().fail({ method: 'POST', ...rule });
      await create(simulator()).catch(() => undefined);
      assert.equal(simulator().drives().length, 8);
    });

    it(`with effect, a create that fails by ${how} has made the drive`, async () => {
      simulator().fail({ method: 'POST', ...rule, effect: true });
      await create(simulator()).catch(() => undefined);
      assert.deepEqual(
        simulator()
          .drives()
          .map(drive => drive.name)
          .at(-1),
        'fresh',
      );
    });
  }

  it('a create that hangs makes its drive at once with effect, else when it goes on', async () => {
    for (const effect of [true, false]) {
      simulator().reset();
      const fault = simulator().fail({ method: 'POST', hang: 'beforeHeaders', effect });
      const asked = create(simulator());
      await until(() => fault.hits === 1);
      assert.equal(simulator().drives().length, effect ? 9 : 8);
      fault.stop();
      assert.equal((await asked).status, 200);
      assert.equal(simulator().drives().length, 9);
    }
  });

  it('a create that was given up while it hung makes nothing', async () => {
    const fault = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
    const cancel = new AbortController();
    const body = { name: 'fresh', region: 'ny2', networkId: simulator().networks()[0]?.id, size: 250 };
    const asked = ask(simulator(), '/shared-drives', { method: 'POST', body, signal: cancel.signal });
    await until(() => fault.hits === 1);
    cancel.abort();
    await assert.rejects(asked);
    await until(() => simulator().requests[0]?.abandoned === true);
    fault.stop();
    await ask(simulator(), '/machines');
    assert.equal(simulator().drives().length, 8);
  });
});
