import assert from 'node:assert/strict';
import { ApiError } from '../../../src/core/api/errors';
import { NetworkList } from '../../../src/core/drives/networkList';
import { Connections } from '../../../src/core/machines/connections';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor, namesOf } from '../drives/fixtures';

describe('networks and the machines in them', () => {
  const simulator = useSimulator();
  const open = (signal = never()) => {
    const client = clientFor(simulator());
    const networks = new NetworkList(client, signal);
    const clock = new FakeClock();
    const connections = new Connections(client, networks, signal, clock);
    let told = 0;
    connections.event(() => (told += 1));
    return { clock, connections, networks, told: () => told };
  };
  const asked = (path: string) => simulator().requests.filter(request => request.path === path).length;
  const idOf = (name: string) => {
    const found = simulator()
      .networks()
      .find(network => network.name === name);
    assert.ok(found, name);
    return found.id;
  };
  const machine = (name: string) => {
    const found = simulator()
      .machines()
      .find(each => each.name === name);
    assert.ok(found, name);
    return found;
  };
  const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : error);

  it('nothing is asked for before somebody looks, and nothing is known', () => {
    const { connections } = open();
    assert.deepEqual(connections.of(idOf('training')), { network: undefined, machines: undefined, problems: [] });
    assert.equal(simulator().requests.length, 0);
  });

  it('one request each for all who look, and none after that', async () => {
    const { connections, networks } = open();
    await Promise.all([connections.read(), connections.read(), networks.find(idOf('west'))]);
    await connections.read();
    assert.deepEqual([asked('/private-networks'), asked('/machines')], [1, 1]);
  });

  it('tells a network’s name, range and machines, ready ones first, and no machine of another network', async () => {
    const { connections } = open();
    await connections.read();
    const { network, machines, problems } = connections.of(idOf('training'));
    assert.deepEqual([network?.name, network?.address], ['training', '10.64.92.0']);
    assert.deepEqual(namesOf(machines ?? []), ['trainer-1', 'trainer-2']);
    assert.deepEqual(problems, none);
    assert.deepEqual(connections.of(idOf('amsterdam')).machines, [], 'a machine in no network is in none');
    assert.deepEqual(connections.of('nwnobodyhas'), { network: undefined, machines: [], problems: none });
  });

  it('reads lists of more than a page to their end', async () => {
    const network = { name: 'n', region: 'ny2', network: '10.64.9.0' };
    const machines = Array.from({ length: 130 }, (_, n) => ({
      name: `node-${n}`,
      region: 'ny2',
      network: 'n',
      state: 'ready',
      os: 'Ubuntu 22.04',
    }));
    const keys = [{ key: simulator().key, access: 'admin', email: 'ada@acme.example' } as const];
    simulator().reset({
      seed: { teams: [{ name: 'Acme', namespace: 'acme', keys, networks: [network], drives: [], machines }] },
    });
    const { connections } = open();
    await connections.read();
    assert.deepEqual(
      namesOf(connections.of(idOf('n')).machines ?? [])
        .slice(0, 12)
        .join(' '),
      names(12),
    );
    assert.equal(connections.of(idOf('n')).machines?.length, 130);
  });

  it('what could not be read is told with the rest, and not asked for again until it is forgotten', async () => {
    const { connections } = open();
    const refused = simulator().fail({ path: '/machines', status: 403 });
    await connections.read();
    await connections.read();
    const { network, machines, problems } = connections.of(idOf('training'));
    assert.deepEqual([network?.name, machines, kindOf(problems[1])], ['training', undefined, 'notPermitted']);
    assert.equal(problems[0], undefined);
    assert.equal(asked('/machines'), 1);
    refused.stop();
    connections.forget();
    await connections.read();
    assert.deepEqual(connections.of(idOf('training')).problems, none);
    assert.equal(connections.of(idOf('training')).machines?.length, 2);
  });

  it('machines are told where the networks could not be read', async () => {
    const { connections } = open();
    simulator().fail({ path: '/private-networks', status: 403 });
    await connections.read();
    const { network, machines, problems } = connections.of(idOf('training'));
    assert.deepEqual([network, machines?.length, kindOf(problems[0])], [undefined, 2, 'notPermitted']);
  });

  it('what was known stays while it is read again, and when that fails', async () => {
    const { connections } = open();
    await connections.read();
    simulator().fail({ path: '/machines', status: 403 });
    connections.forget();
    assert.equal(connections.of(idOf('training')).machines?.length, 2);
    await connections.read();
    const { machines, problems } = connections.of(idOf('training'));
    assert.deepEqual([machines?.length, kindOf(problems[1])], [2, 'notPermitted']);
  });

  describe('machines as they are now', () => {
    it('are one request for all who ask within that time, and another after it', async () => {
      const { clock, connections } = open();
      await Promise.all([connections.read(), connections.machinesNow(1000), connections.machinesNow(0)]);
      clock.advance(999);
      await connections.machinesNow(1000);
      assert.equal(asked('/machines'), 1);
      clock.advance(1);
      await connections.machinesNow(1000);
      await connections.read();
      assert.deepEqual([asked('/machines'), asked('/private-networks')], [2, 1]);
      // The clock was a day ahead, and is set.
      clock.advance(-24 * 3_600_000);
      await connections.machinesNow(1000);
      assert.equal(asked('/machines'), 3);
    });

    it('are told of where they are others', async () => {
      const { connections, told } = open();
      await connections.read();
      const before = told();
      simulator().changeMachine(machine('trainer-2').id, { state: 'ready' });
      const found = await connections.machinesNow(0);
      assert.equal(found.find(({ name }) => name === 'trainer-2')?.state, 'ready');
      assert.equal(told(), before + 1);
    });

    it('reject where they cannot be read; what was known is told with why', async () => {
      const { connections } = open();
      await connections.read();
      simulator().fail({ path: '/machines', status: 403 });
      await assert.rejects(connections.machinesNow(0), { kind: 'notPermitted' });
      const { machines, problems } = connections.of(idOf('training'));
      assert.deepEqual([machines?.length, kindOf(problems[1])], [2, 'notPermitted']);
    });
  });

  it('what is forgotten while it is read for the first time is told all the same, and read again by the next to look', async () => {
    const { connections, told } = open();
    const held = simulator().fail({ path: '/machines', hang: 'beforeHeaders', times: 1 });
    const reading = connections.read();
    await until(() => held.hits === 1);
    connections.forget();
    held.stop();
    await reading;
    assert.equal(connections.of(idOf('training')).machines?.length, 2);
    assert.equal(told(), 2);
    await connections.read();
    assert.equal(asked('/machines'), 2);
  });

  describe('tells of', () => {
    it('networks while machines are slow', async () => {
      const { connections, told } = open();
      const held = simulator().fail({ path: '/machines', hang: 'beforeHeaders' });
      const reading = connections.read();
      await until(() => told() === 1);
      const { network, machines } = connections.of(idOf('training'));
      assert.deepEqual([network?.name, machines], ['training', undefined]);
      held.stop();
      await reading;
      assert.equal(told(), 2);
    });

    it('what was read, and of what is something else now', async () => {
      const { connections, told } = open();
      await connections.read();
      const before = told();
      simulator().changeMachine(machine('trainer-2').id, { state: 'ready' });
      connections.forget();
      await connections.read();
      assert.equal(told(), before + 1);
      assert.equal(connections.of(idOf('training')).machines?.[1]?.state, 'ready');
    });

    it('nothing when nothing changed, also when reading fails a second time', async () => {
      const { connections, told } = open();
      simulator().fail({ path: '/machines', status: 403 });
      await connections.read();
      const before = told();
      connections.forget();
      await connections.read();
      assert.equal(told(), before);
    });

    it('a failure, and its end', async () => {
      const { connections, told } = open();
      await connections.read();
      const before = told();
      const refused = simulator().fail({ path: '/machines', status: 403 });
      connections.forget();
      await connections.read();
      refused.stop();
      connections.forget();
      await connections.read();
      assert.equal(told(), before + 2);
    });
  });

  it('a reading that was forgotten under way tells nothing: the one after it does', async () => {
    const { connections, told } = open();
    const held = simulator().fail({ hang: 'beforeHeaders', times: 2, status: 403 });
    const first = connections.read();
    await until(() => held.hits === 2);
    connections.forget();
    await connections.read();
    const before = told();
    held.stop();
    await first;
    assert.equal(told(), before);
    assert.deepEqual(connections.of(idOf('training')).problems, none);
  });

  it('ends with the account: late answers are dropped', async () => {
    const account = new AbortController();
    const { connections, told } = open(account.signal);
    const held = simulator().fail({ hang: 'beforeHeaders' });
    const reading = connections.read();
    await until(() => held.hits === 2);
    account.abort();
    await reading;
    assert.equal(told(), 0);
    assert.deepEqual(connections.of(idOf('training')).problems, []);
  });
});

/** Both were read. */
const none = [undefined, undefined];

const names = (count: number) => Array.from({ length: count }, (_, n) => `node-${n}`).join(' ');
