import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { all, answering, clientOf, drive, failureOf, machine, network, never, page } from './harness';

/** What one call makes of one answer. */
async function from<T>(
  answer: unknown,
  call: (client: ReturnType<typeof clientOf>['client']) => Promise<T>,
): Promise<T> {
  await using server = await answering(answer);
  return await call(clientOf(server.url).client);
}
const without = (thing: object, field: string) =>
  Object.fromEntries(Object.entries(thing).filter(([name]) => name !== field));

const listDrives = (...items: unknown[]) => from(page(...items), client => all(client.drives.pages({}, never())));
const listNetworks = (...items: unknown[]) => from(page(...items), client => all(client.networks.pages({}, never())));
const listMachines = (...items: unknown[]) => from(page(...items), client => all(client.machines.pages({}, never())));
const decoded = {
  id: 'sdmadeup001',
  name: 'datasets',
  region: 'ny2',
  networkId: 'nwmadeup01',
  mountPoint: '\\\\10.64.92.2\\sdmadeup001',
  username: 'u-made-up',
  sizeGB: 500,
  created: '2025-03-02T09:12:44.120Z',
};

describe('what is tolerated in a drive, because the service has been seen to do it', () => {
  const cases: [what: string, answer: object, expected: object][] = [
    ['nothing odd', {}, {}],
    ['size as text', { size: '536870912000' }, {}],
    ['size in gigabytes', { size: 500 }, {}],
    ['size in gigabytes, as text', { size: '500' }, {}],
    ['500 × 1000³ bytes', { size: 500_000_000_000 }, {}],
    ['1000 × 1024³ bytes', { size: 1000 * 1024 ** 3 }, { sizeGB: 1000 }],
    ["the region's name", { region: 'East Coast (NY2)' }, {}],
    ['the region in capitals', { region: 'NY2' }, {}],
    ['an unknown region stays as it came', { region: 'Mars (MR1)' }, { region: 'Mars (MR1)' }],
    ['not deleted: null', { dtDeleted: null }, {}],
    ['not deleted: {}', { dtDeleted: {} }, {}],
    ['a mount point that is empty', { mountPoint: '' }, { mountPoint: '' }],
    ['a mount point that is null', { mountPoint: null }, { mountPoint: '' }],
    ['fields that we do not know', { dtModified: 7, teamId: {} }, {}],
    ['an empty name', { name: '' }, { name: '' }],
  ];
  for (const [what, answer, expected] of cases) {
    it(what, async () => {
      assert.deepEqual(await listDrives({ ...drive, ...answer }), [{ ...decoded, ...expected }]);
    });
  }

  it('a mount point that is left out', async () => {
    assert.equal((await listDrives(without(drive, 'mountPoint')))[0]?.mountPoint, '');
  });
});

describe('everything else in a drive is strict, and the failure names the field', () => {
  const cases: [field: string, value: unknown][] = [
    ['id', ''],
    ['id', 7],
    ['name', null],
    ['region', 2],
    ['networkId', null],
    ['mountPoint', 7],
    ['username', null],
    ['size', null],
    ['size', '12 GB'],
    ['size', ''],
    ['size', '-5'],
    ['size', '9'.repeat(400)],
    ['size', -5],
    ['size', 1.5],
    ['size', [500]],
    ['dtCreated', 'yesterday'],
    ['dtCreated', '2025'],
    ['dtCreated', 1740906764120],
    ['dtDeleted', 'yes'],
    ['dtDeleted', true],
    ['dtDeleted', { date: '2025-01-01' }],
    ['dtDeleted', ''],
  ];
  for (const [field, value] of cases) {
    it(`${field}: ${JSON.stringify(value)}`, async () => {
      const error = await failureOf(listDrives(drive, drive, { ...drive, [field]: value }));
      assert.deepEqual([error.kind, error.field], ['unreadable', `items[2].${field}`]);
      assert.match(error.message, /^items\[2\]\.\w+ is (of type \w+|null|a list), expected /);
    });
  }
  for (const field of ['id', 'name', 'region', 'networkId', 'username', 'size', 'dtCreated']) {
    it(`${field} left out`, async () => {
      const error = await failureOf(listDrives(without(drive, field)));
      assert.equal(error.field, `items[0].${field}`);
      assert.match(error.message, /is missing/);
    });
  }

  it('an item that is no drive', async () => {
    assert.equal((await failureOf(listDrives(drive, 'datasets'))).field, 'items[1]');
  });
  for (const [field, answer] of [
    ['hasMore', { items: [] }],
    ['hasMore', { items: [], hasMore: 'false' }],
    ['items', { hasMore: false }],
    ['items', { hasMore: false, items: {} }],
    ['nextPage', { hasMore: true, items: [], nextPage: 2 }],
  ] as const) {
    it(`a page of ${JSON.stringify(answer)}`, async () => {
      const error = await failureOf(from(answer, client => client.drives.pages({}, never()).next()));
      assert.equal(error.field, field);
    });
  }
});

describe('deleted things', () => {
  const dtDeleted = '2025-11-01T00:00:00Z';

  it('deleted drives and networks are dropped from lists', async () => {
    assert.deepEqual(await listDrives({ ...drive, dtDeleted }, drive), [decoded]);
    assert.deepEqual(await listNetworks({ ...network, dtDeleted }), []);
  });

  it('a deleted drive asked for by id, or renamed, is not found', async () => {
    const deleted = { ...drive, dtDeleted };
    const got = await failureOf(from(deleted, client => client.drives.get(drive.id, never())));
    const renamed = await failureOf(from(deleted, client => client.drives.rename(drive.id, 'n', never())));
    assert.deepEqual([got.kind, renamed.kind], ['notFound', 'notFound']);
  });

  it('a deleted network asked for by id is undefined', async () => {
    assert.equal(await from({ ...network, dtDeleted }, client => client.networks.get(network.id, never())), undefined);
  });
});

describe('the other answers', () => {
  it('a drive by id needs its password', async () => {
    const error = await failureOf(from(without(drive, 'password'), client => client.drives.get(drive.id, never())));
    assert.equal(error.field, 'password');
  });

  it('a list does not, and neither do create and rename', async () => {
    const bare = without(drive, 'password');
    assert.deepEqual(await listDrives(bare), [decoded]);
    const wanted = { name: 'datasets', networkId: 'nw1', region: 'ny2', size: 500 };
    assert.deepEqual(await from(bare, client => client.drives.create(wanted, never())), decoded);
    assert.deepEqual(await from(bare, client => client.drives.rename(drive.id, 'datasets', never())), decoded);
  });

  it('an answer about another drive is not taken for this one', async () => {
    const calls = [
      () => from(drive, client => client.drives.get('sdother', never())),
      () => from(drive, client => client.drives.rename('sdother', 'n', never())),
      () => from({ id: drive.id }, client => client.drives.remove('sdother', never())),
    ];
    for (const call of calls) {
      const error = await failureOf(call());
      assert.deepEqual([error.kind, error.field], ['unreadable', 'id']);
    }
  });

  it('a deletion that is answered with something else is not taken for done', async () => {
    for (const answer of ['<html>Sign in to the hotel</html>', '', 'null', {}]) {
      const error = await failureOf(from(answer, client => client.drives.remove(drive.id, never())));
      assert.equal(error.kind, 'unreadable');
    }
  });

  it('a network', async () => {
    assert.deepEqual(await listNetworks(network), [
      {
        id: 'nwmadeup01',
        name: 'training',
        region: 'ny2',
        address: '10.64.92.0',
        netmask: '255.255.255.0',
        created: '2025-01-01T00:00:00.000Z',
      },
    ]);
    assert.equal((await failureOf(listNetworks({ ...network, network: null }))).field, 'items[0].network');
  });

  it('a machine in a network and one in none', async () => {
    const found = {
      id: 'psmadeup1',
      name: 'trainer',
      state: 'ready',
      os: 'Ubuntu 22.04',
      region: 'ny2',
      networkId: 'nwmadeup01',
      privateIp: '10.64.92.17',
      publicIp: undefined,
    };
    assert.deepEqual(await listMachines(machine), [found]);
    assert.deepEqual(await listMachines({ ...machine, networkId: null, privateIp: null }), [
      { ...found, networkId: undefined, privateIp: undefined },
    ]);
    assert.equal((await failureOf(listMachines({ ...machine, state: null }))).field, 'items[0].state');
  });
});

describe('a session', () => {
  const membership = { isAdmin: false, isOwner: false, team: { id: 't1', name: 'Acme', namespace: 'acme' } };
  const user = { id: 'u1', email: 'ada@acme.example', firstName: 'Ada', lastName: null, teamMemberships: [membership] };
  const team = { id: 't1', namespace: 'acme' };
  const read = (changes: object) => from({ user: { ...user, ...changes }, team }, client => client.session(never()));

  for (const [changes, name] of [
    [{}, 'Ada'],
    [{ lastName: 'L.' }, 'Ada L.'],
    [{ firstName: null, lastName: 'L.' }, 'L.'],
    [{ firstName: null }, undefined],
    [{ firstName: '', lastName: '' }, undefined],
  ] as const) {
    it(`the name of ${JSON.stringify(changes)} is ${name ?? 'not known'}`, async () => {
      assert.equal((await read(changes))?.user.name, name);
    });
  }

  for (const [isAdmin, isOwner, admin] of [
    [false, false, false],
    [true, false, true],
    [false, true, true],
  ] as const) {
    it(`isAdmin ${isAdmin}, isOwner ${isOwner}: ${admin ? 'admin' : 'no admin'}`, async () => {
      assert.equal((await read({ teamMemberships: [{ ...membership, isAdmin, isOwner }] }))?.isAdmin, admin);
    });
  }

  it("the key's own team counts, not another one of that person", async () => {
    const other = { isAdmin: true, isOwner: true, team: { id: 't2', name: 'Other', namespace: 'other' } };
    const session = await read({ teamMemberships: [other, membership] });
    assert.deepEqual([session?.team.name, session?.isAdmin], ['Acme', false]);
  });

  for (const teamMemberships of [undefined, null, [], [{ ...membership, team: { id: 't9', name: 'X' } }]]) {
    it(`memberships ${inspect(teamMemberships)}: namespace as name, rights unknown`, async () => {
      const session = await read({ teamMemberships });
      assert.deepEqual([session?.team.name, session?.isAdmin], ['acme', undefined]);
    });
  }

  it('a team without a name goes by its namespace', async () => {
    const session = await read({ teamMemberships: [{ ...membership, team: { id: 't1', name: null } }] });
    assert.deepEqual([session?.team.name, session?.isAdmin], ['acme', false]);
  });

  it('a failure names the field', async () => {
    const error = await failureOf(read({ teamMemberships: [membership, { ...membership, isAdmin: 'yes' }] }));
    assert.equal(error.field, 'user.teamMemberships[1].isAdmin');
    assert.equal((await failureOf(read({ email: null }))).field, 'user.email');
  });
});
