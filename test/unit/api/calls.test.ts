import assert from 'node:assert/strict';
import { startSimulator } from '../../simulator/simulator';
import type { Simulator } from '../../simulator/simulator';
import { createClient } from '../../../src/core/api/client';
import type { ListQuery } from '../../../src/core/api/listQuery';
import { all, answering, clientOf, drive, failureOf, network, never } from './harness';
import type { Tried } from './harness';

describe('every call of the API, over a socket', () => {
  let simulator: Simulator;
  let tried: Tried;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => {
    simulator.reset();
    tried = clientOf(simulator.url, simulator.key);
  });
  afterEach(() => assert.deepEqual(simulator.violations, []));
  after(() => simulator.close());

  const lastRequest = () => {
    const { method, path, query } = simulator.requests.at(-1) ?? assert.fail('no request');
    return { method, path, query };
  };
  const facts = (name: string) => simulator.drives().find(found => found.name === name) ?? assert.fail(name);

  it('the session tells the person, the team and that they are its admin', async () => {
    const session = await tried.client.session(never());
    assert.equal(session?.user.email, 'ada@acme.example');
    assert.equal(session.user.name, 'Ada');
    assert.equal(session.team.name, 'Acme Research');
    assert.equal(session.team.namespace, 'acme-research');
    assert.equal(session.isAdmin, true);
  });

  it('a member without admin rights is told apart', async () => {
    const { client } = clientOf(simulator.url, 'pskey_made_up_member');
    assert.equal((await client.session(never()))?.isAdmin, false);
  });

  it('a key that is not accepted has no session', async () => {
    assert.equal(await clientOf(simulator.url, 'pskey_wrong').client.session(never()), undefined);
  });

  it('a list without parameters asks for 120 drives at once, in one request', async () => {
    const found = await all(tried.client.drives.pages({}, never()));
    assert.equal(found.length, simulator.drives().length);
    assert.deepEqual(lastRequest(), { method: 'GET', path: '/shared-drives', query: { limit: '120' } });
    assert.equal(simulator.requests.length, 1);
  });

  const parameters: [ListQuery<'dtCreated' | 'name'>, Record<string, string>][] = [
    [{ limit: 1 }, { limit: '1' }],
    [{ orderBy: 'name' }, { limit: '120', orderBy: 'name' }],
    [
      { orderBy: 'dtCreated', order: 'desc' },
      { limit: '120', orderBy: 'dtCreated', order: 'desc' },
    ],
    [{ order: 'asc' }, { limit: '120', order: 'asc' }],
    [{ name: 'a & b=c/ü+?' }, { limit: '120', name: 'a & b=c/ü+?' }],
    [{ region: 'ca1' }, { limit: '120', region: 'ca1' }],
  ];
  for (const [query, sent] of parameters) {
    it(`drives and networks: ${JSON.stringify(query)} is sent as such`, async () => {
      await tried.client.drives.pages(query, never()).next();
      assert.deepEqual(lastRequest(), { method: 'GET', path: '/shared-drives', query: sent });
      await tried.client.networks.pages(query, never()).next();
      assert.deepEqual(lastRequest(), { method: 'GET', path: '/private-networks', query: sent });
    });
  }

  it('half a surrogate pair in a filter is sent as a replacement character', async () => {
    assert.deepEqual(await all(tried.client.drives.pages({ name: '\ud800' }, never())), []);
    assert.equal(lastRequest().query['name'], '\ufffd');
  });

  it('machines can also be ordered by state', async () => {
    const found = await all(tried.client.machines.pages({ orderBy: 'state', order: 'asc' }, never()));
    assert.ok(found.length > 1);
    assert.deepEqual(
      found.map(({ state }) => state),
      found.map(({ state }) => state).sort(),
    );
    assert.deepEqual(lastRequest().query, { limit: '120', orderBy: 'state', order: 'asc' });
  });

  it('a cursor is passed back word for word, and can begin a walk', async () => {
    const whole = await all(tried.client.drives.pages({ orderBy: 'name', order: 'asc' }, never()));
    const first = await tried.client.drives.pages({ orderBy: 'name', order: 'asc', limit: 2 }, never()).next();
    const after = first.value?.next;
    const rest = await all(tried.client.drives.pages({ orderBy: 'name', order: 'asc', after }, never()));
    assert.deepEqual(rest, whole.slice(2));
    assert.equal(lastRequest().query['after'], after);
  });

  it('drives, networks and machines are walked to their end', async () => {
    simulator.reset({ manyDrives: 300 });
    const ids = (found: { id: string }[]) => new Set(found.map(({ id }) => id)).size;
    assert.equal(ids(await all(tried.client.drives.pages({}, never()))), simulator.drives().length);
    assert.equal(ids(await all(tried.client.networks.pages({ limit: 1 }, never()))), simulator.networks().length);
    const machines = await all(tried.client.machines.pages({}, never()));
    assert.deepEqual(await all(tried.client.machines.pages({ limit: 1 }, never())), machines);
  });

  it('a drive comes with its password when asked for by id', async () => {
    const known = facts('datasets');
    const { drive: found, password } = await tried.client.drives.get(known.id, never());
    assert.equal(password, known.password);
    assert.deepEqual(found, {
      id: known.id,
      name: 'datasets',
      region: 'ny2',
      networkId: known.networkId,
      mountPoint: known.mountPoint,
      username: known.username,
      sizeGB: 500,
      created: known.dtCreated,
    });
  });

  it('a drive is created in gigabytes, renamed and removed', async () => {
    const { id: networkId } = simulator.networks()[0] ?? assert.fail('no network');
    const wanted = { name: 'fresh', networkId, region: 'ny2', size: 1000 };
    const created = await tried.client.drives.create(wanted, never());
    assert.equal(created.sizeGB, 1000);
    assert.equal(created.mountPoint, '');
    assert.equal((await tried.client.drives.rename(created.id, 'fresher', never())).name, 'fresher');
    await tried.client.drives.remove(created.id, never());
    assert.equal((await failureOf(tried.client.drives.get(created.id, never()))).kind, 'notFound');
  });

  it('a private network is created and read', async () => {
    const created = await tried.client.networks.create({ name: 'lab', region: 'ams1' }, never());
    assert.equal(created.region, 'ams1');
    assert.equal(created.netmask, '255.255.255.0');
    assert.deepEqual(await tried.client.networks.get(created.id, never()), created);
  });

  it('a private network that does not exist is undefined', async () => {
    assert.equal(await tried.client.networks.get('nwnowhere', never()), undefined);
  });

  it('a request is logged with the names of its parameters, never their values', async () => {
    await tried.client.drives.pages({ name: 'datasets', region: 'ny2' }, never()).next();
    const [entry] = tried.log;
    assert.equal(entry?.path, '/shared-drives?limit&name&region');
    assert.equal(entry.method, 'GET');
    assert.equal(entry.status, 200);
    assert.equal(entry.attempt, 1);
    assert.ok((entry.bytes ?? 0) > 100);
    assert.equal(entry.error, undefined);
  });

  it('without a log and a clock of its own it works as well', async () => {
    const client = createClient({ baseUrl: `${simulator.url}/`, key: simulator.key });
    assert.equal((await client.session(never()))?.user.email, 'ada@acme.example');
  });
});

describe('what goes over the wire', () => {
  it('a content type only on requests with a body', async () => {
    await using server = await answering(drive, network, drive, { id: drive.id }, drive);
    const { client } = clientOf(server.url);
    await client.drives.create({ name: 'datasets', networkId: 'nw1', region: 'ny2', size: 500 }, never());
    await client.networks.create({ name: 'training', region: 'ny2' }, never());
    await client.drives.rename(drive.id, 'datasets', never());
    await client.drives.remove(drive.id, never());
    await client.drives.get(drive.id, never());
    const sent = server.requests.map(({ method, headers }) => [method, headers['content-type']]);
    const json = 'application/json';
    assert.deepEqual(sent, [
      ['POST', json],
      ['POST', json],
      ['PUT', json],
      ['DELETE', undefined],
      ['GET', undefined],
    ]);
    assert.ok(server.requests.every(({ headers }) => headers.authorization === 'Bearer pskey_made_up_for_tests'));
  });

  it('a query is encoded by percent signs only: a blank is no plus', async () => {
    await using server = await answering({ hasMore: false, items: [] });
    await clientOf(server.url).client.drives.pages({ name: 'a b+c', after: '+/=' }, never()).next();
    assert.equal(server.requests[0]?.url, '/v1/shared-drives?after=%2B%2F%3D&limit=120&name=a%20b%2Bc');
  });
});
