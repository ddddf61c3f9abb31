import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import type { Simulator } from '../../simulator/simulator';
import { ask, column, field } from './ask';

function networkIn(simulator: Simulator, region: string): string {
  return simulator.networks().find(network => network.region === region)?.id ?? '';
}

function post(simulator: Simulator, change: Readonly<Record<string, unknown>> = {}) {
  const networkId = networkIn(simulator, 'ny2');
  const body = { name: 'fresh', region: 'ny2', networkId, size: 500, ...change };
  return ask(simulator, '/shared-drives', { method: 'POST', body });
}

describe('the simulator: one drive', () => {
  const simulator = useSimulator();

  it('is made as asked, with an address of its network and a share named after its id', async () => {
    const { status, body } = await post(simulator());
    assert.equal(status, 200);
    const made = simulator().drives().at(-1);
    assert.ok(made);
    assert.equal(field(body, 'id'), made.id);
    assert.match(made.id, /^sd[0-9a-z]{8}$/);
    assert.deepEqual([made.name, made.region, made.bytes], ['fresh', 'ny2', 500 * 1024 ** 3]);
    assert.match(made.mountPoint, /^\\\\10\.64\.92\.\d+\\sd[0-9a-z]{8}$/);
    assert.ok(made.mountPoint.endsWith(made.id));
  });

  it('may share its name with another', async () => {
    assert.equal((await post(simulator(), { name: 'datasets' })).status, 200);
    assert.equal(
      simulator()
        .drives()
        .filter(drive => drive.name === 'datasets').length,
      2,
    );
  });

  const refusals: readonly [string, (s: Simulator) => Readonly<Record<string, unknown>>, string][] = [
    ['an unknown size', () => ({ size: 501 }), 'size'],
    ['a network in another region', s => ({ networkId: networkIn(s, 'ca1') }), 'networkId'],
    ['an unknown network', () => ({ networkId: 'nwunknown' }), 'networkId'],
    ['an empty name', () => ({ name: '' }), 'name'],
    ['a blank name', () => ({ name: '  ' }), 'name'],
    ['an unknown region', () => ({ region: 'xx9' }), 'region'],
  ];
  for (const [what, change, culprit] of refusals) {
    it(`${what} is refused with an issue about ${culprit}`, async () => {
      const { status, body } = await post(simulator(), change(simulator()));
      assert.deepEqual([status, field(body, 'code')], [400, 'BAD_REQUEST']);
      assert.deepEqual(field(body, 'issues', 0, 'path'), [culprit]);
      assert.equal(field(body, 'issues', 0, 'message'), field(body, 'message'));
      assert.equal(simulator().drives().length, 8);
    });
  }

  it('a body that misses a field is refused with an issue about it', async () => {
    simulator().expectViolation(/POST \/shared-drives: size: /);
    const { status, body } = await post(simulator(), { size: undefined });
    assert.deepEqual([status, field(body, 'issues', 0, 'path')], [400, ['size']]);
  });

  it('a network without a free address is a conflict, until a drive goes', async () => {
    const networkId = networkIn(simulator(), 'ny2');
    simulator().fillNetwork(networkId);
    const full = await post(simulator());
    assert.deepEqual([full.status, field(full.body, 'code')], [409, 'CONFLICT']);
    const inIt = simulator()
      .drives()
      .find(drive => drive.networkId === networkId);
    await ask(simulator(), `/shared-drives/${inIt?.id ?? ''}`, { method: 'DELETE' });
    assert.equal((await post(simulator())).status, 200);
  });

  it('is renamed, and nothing else of it changes', async () => {
    const [before] = simulator().drives();
    assert.ok(before);
    const path = `/shared-drives/${before.id}`;
    const { body } = await ask(simulator(), path, { method: 'PUT', body: { name: 'renamed' } });
    assert.equal(field(body, 'name'), 'renamed');
    assert.deepEqual(
      simulator()
        .drives()
        .find(drive => drive.id === before.id),
      { ...before, name: 'renamed' },
    );
    const list = await ask(simulator(), '/shared-drives?orderBy=name&order=asc');
    assert.ok(column(list.body, 'name').includes('renamed'));
    assert.ok(!column(list.body, 'name').includes('datasets'));
  });

  it('keeps its name when told none, or an empty one', async () => {
    const [drive] = simulator().drives();
    const path = `/shared-drives/${drive?.id ?? ''}`;
    assert.equal((await ask(simulator(), path, { method: 'PUT', body: {} })).status, 200);
    assert.equal((await ask(simulator(), path, { method: 'PUT', body: { name: '' } })).status, 400);
    assert.equal(simulator().drives()[0]?.name, 'datasets');
  });

  it('is gone once deleted', async () => {
    const path = `/shared-drives/${simulator().drives()[0]?.id ?? ''}`;
    const { status, body } = await ask(simulator(), path, { method: 'DELETE' });
    assert.deepEqual([status, body], [200, { id: path.slice('/shared-drives/'.length) }]);
    for (const method of ['GET', 'DELETE']) {
      const after = await ask(simulator(), path, { method });
      assert.deepEqual([after.status, field(after.body, 'code')], [404, 'NOT_FOUND']);
    }
  });

  it('a wrong path and a wrong method of a path are 404, a method known nowhere is 405', async () => {
    simulator().expectViolation(/no such call/);
    const answers = [
      await ask(simulator(), '/shared-drive'),
      await ask(simulator(), '/shared-drives', { method: 'DELETE' }),
      await ask(simulator(), '/shared-drives', { method: 'OPTIONS' }),
    ];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, field(body, 'code')]),
      [
        [404, 'NOT_FOUND'],
        [404, 'NOT_FOUND'],
        [405, 'METHOD_NOT_SUPPORTED'],
      ],
    );
  });
});

describe('the simulator: a new drive', () => {
  const mountPoint = async (simulator: Simulator, id: unknown) => {
    const { body } = await ask(simulator, `/shared-drives/${String(id)}`);
    return field(body, 'mountPoint');
  };

  describe('that takes time', () => {
    let now = Date.UTC(2025, 5, 1);
    const simulator = useSimulator({ readyAfterMs: 1000, now: () => now });

    it('has no mount point until then', async () => {
      const { body } = await post(simulator());
      assert.equal(field(body, 'mountPoint'), '');
      const id = field(body, 'id');
      now += 999;
      assert.equal(await mountPoint(simulator(), id), '');
      now += 1;
      assert.equal(await mountPoint(simulator(), id), simulator().drives().at(-1)?.mountPoint);
    });
  });

  describe('that takes two questions', () => {
    const simulator = useSimulator({ readyAfterMs: 0, readyAfterGets: 2 });

    it('has no mount point in the first two answers; lists do not count', async () => {
      const { body } = await post(simulator());
      const id = field(body, 'id');
      const answers = [];
      for (let i = 0; i < 3; i++) {
        answers.push(await mountPoint(simulator(), id));
        await ask(simulator(), '/shared-drives');
      }
      assert.deepEqual(answers, ['', '', simulator().drives().at(-1)?.mountPoint]);
    });
  });
});
