import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { ask } from './ask';
import type { Request } from './ask';

const goodDrive = { name: 'fresh', region: 'ny2', networkId: 'nwgiven001', size: 250 };

const kept: readonly [string, string, Request?][] = [
  ['every query parameter', '/shared-drives?limit=120&orderBy=name&order=asc&name=a%26b&region=ny2'],
  ['machines by state', '/machines?orderBy=state'],
  ['a wrong key', '/machines', { key: 'pskey_made_up_wrong' }],
  ['an unknown drive', '/shared-drives/sdunknown'],
  ['a full body', '/shared-drives', { method: 'POST', body: goodDrive }],
  ['a size that is not on sale', '/shared-drives', { method: 'POST', body: { ...goodDrive, size: 3 } }],
  ['an empty name', '/shared-drives', { method: 'POST', body: { ...goodDrive, name: '' } }],
  ['a rename to nothing', '/shared-drives/sdgiven001', { method: 'PUT', body: {} }],
  [
    'migrateMachines: false',
    '/private-networks',
    { method: 'POST', body: { name: 'lab', region: 'ny2', migrateMachines: false } },
  ],
];

const broken: readonly [RegExp, string, Request?][] = [
  [/no Authorization header$/, '/machines', { key: undefined }],
  [/Authorization is not/, '/machines', { headers: { authorization: 'pskey_made_up_admin' } }],
  [/Authorization is not/, '/machines', { key: '"pskey_made_up_admin"' }],
  [/unknown query parameter network$/, '/machines?network=n'],
  [/unknown query parameter limit$/, '/shared-drives/sdgiven001?limit=1'],
  [/query parameter limit given twice$/, '/machines?limit=1&limit=2'],
  [/limit: Expected an integer from 1 to 120$/, '/machines?limit=0'],
  [/limit: Expected/, '/machines?limit=121'],
  [/limit: Expected/, '/machines?limit=1.5'],
  [/limit: Expected/, '/machines?limit='],
  [/orderBy: Expected dtCreated \| name$/, '/shared-drives?orderBy=state'],
  [/order: Expected asc \| desc$/, '/machines?order=up'],
  [/region: Expected ny2 \| ca1 \| ams1$/, '/machines?region=NY2'],
  [/after: not a cursor of this walk$/, '/machines?after=made-up'],
  [/content-type without a body$/, '/machines', { headers: { 'content-type': 'application/json' } }],
  [/has a body$/, '/shared-drives/sdgiven001', { method: 'DELETE', body: {} }],
  [
    /content-type is not application\/json$/,
    '/shared-drives',
    { method: 'POST', body: goodDrive, headers: { 'content-type': 'text/plain' } },
  ],
  [/the body is not JSON$/, '/shared-drives', { method: 'POST', headers: { 'content-type': 'application/json' } }],
  [/colour: /, '/shared-drives', { method: 'POST', body: { ...goodDrive, colour: 'red' } }],
  [/size: /, '/shared-drives', { method: 'POST', body: { ...goodDrive, size: '250' } }],
  [/size: /, '/shared-drives', { method: 'POST', body: { ...goodDrive, size: 0.5 } }],
  [/networkId: /, '/shared-drives', { method: 'POST', body: { ...goodDrive, networkId: undefined } }],
  [/size: /, '/shared-drives/sdgiven001', { method: 'PUT', body: { name: 'n', size: 1000 } }],
  [
    /migrateMachines would move machines$/,
    '/private-networks',
    { method: 'POST', body: { name: 'lab', region: 'ny2', migrateMachines: true } },
  ],
  [/no such call$/, '/shared-drives', { method: 'PATCH', body: {} }],
  [/no such call$/, '/shared-drives/'],
];

describe('the simulator: the contract', () => {
  const simulator = useSimulator({
    seed: {
      teams: [
        {
          name: 'Team',
          namespace: 'team',
          keys: [{ key: 'pskey_made_up_admin', access: 'admin', email: 'ada@acme.example' }],
          networks: [{ id: 'nwgiven001', name: 'net', region: 'ny2', network: '10.64.1.0' }],
          drives: [{ id: 'sdgiven001', name: 'datasets' }],
          machines: [],
        },
      ],
    },
  });

  for (const [what, path, request] of kept) {
    it(`${what}: is kept`, async () => {
      await ask(simulator(), path, request);
      assert.deepEqual(simulator().violations, []);
    });
  }

  for (const [violation, path, request] of broken) {
    it(`${request?.method ?? 'GET'} ${path} breaks it: ${violation.source}`, async () => {
      simulator().expectViolation(violation);
      await ask(simulator(), path, request);
      assert.equal(simulator().violations.length, 1);
    });
  }

  it('is checked of requests that are made to fail, too', async () => {
    simulator().expectViolation(/limit: /);
    simulator().fail({ status: 500 });
    await ask(simulator(), '/machines?limit=0');
  });

  it('a violation never tells the key', async () => {
    simulator().expectViolation(/Authorization is not/);
    await ask(simulator(), '/machines', { key: 'pskey with blanks' });
    assert.doesNotMatch(simulator().violations.join(), /pskey/);
  });
});

describe('the simulator: recorded requests', () => {
  const simulator = useSimulator();

  it('tell method, path, query, team, time and status, and no secret', async () => {
    await ask(simulator(), '/shared-drives?name=a%2Bb&limit=5');
    await ask(simulator(), '/machines', { key: 'pskey_made_up_wrong' });
    const [first, second] = simulator().requests;
    assert.deepEqual(
      { ...first, at: typeof first?.at },
      {
        method: 'GET',
        path: '/shared-drives',
        query: { name: 'a+b', limit: '5' },
        team: 'acme-research',
        at: 'number',
        status: 200,
        abandoned: false,
        resent: false,
      },
    );
    assert.deepEqual([second?.team, second?.status], [undefined, 401]);
    assert.doesNotMatch(JSON.stringify(simulator().requests), /pskey/);
  });

  it('a POST that comes twice word for word is marked, and breaks nothing', async () => {
    const body = { name: 'fresh', region: 'ny2', networkId: simulator().networks()[0]?.id, size: 250 };
    for (const name of ['one', 'one', 'two']) {
      await ask(simulator(), '/shared-drives', { method: 'POST', body: { ...body, name } });
    }
    await ask(simulator(), '/shared-drives');
    await ask(simulator(), '/shared-drives');
    assert.deepEqual(
      simulator().requests.map(request => request.resent),
      [false, true, false, false, false],
    );
  });
});
