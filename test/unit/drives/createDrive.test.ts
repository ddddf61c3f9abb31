import assert from 'node:assert/strict';
import { createDrive, type CreateOutcome, type DriveWish } from '../../../src/core/drives/createDrive';
import { refusedQuestion } from '../../../src/core/drives/createFailure';
import { ApiError, type Failure } from '../../../src/core/api/errors';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';

type Of<Kind extends CreateOutcome['kind']> = Extract<CreateOutcome, { kind: Kind }>;
type Failed = Of<'failed'>;

describe('creating a drive', () => {
  const simulator = useSimulator();
  const network = (region: string) => {
    const found = simulator()
      .networks()
      .find(one => one.region === region);
    assert.ok(found);
    return found;
  };
  const wish = (changes: Partial<DriveWish> = {}): DriveWish => ({
    region: 'ny2',
    network: { kind: 'existing', id: network('ny2').id },
    name: 'fresh',
    size: 500,
    ...changes,
  });
  const create = (wished: DriveWish) =>
    createDrive(clientFor(simulator()), wished, { clock: new FakeClock(), signal: never() });
  const failing = async (wished: DriveWish): Promise<Failed> => {
    const outcome = await create(wished);
    assert.ok(outcome.kind === 'failed');
    return outcome;
  };
  const sent = () => simulator().requests.map(({ method, path }) => `${method} ${path}`);
  const drives = 'GET /shared-drives';
  const drive = 'POST /shared-drives';
  const networks = 'GET /private-networks';
  const newNetwork = 'POST /private-networks';
  const fresh = () =>
    simulator()
      .drives()
      .filter(({ name }) => name === 'fresh');

  it('in a network that exists: what there is is read, newest first, and then one request', async () => {
    const outcome = await create(wish());
    assert.ok(outcome.kind === 'made');
    assert.equal(outcome.networkMade, undefined);
    const { id, name, region, networkId, sizeGB } = outcome.drive;
    assert.deepEqual(
      { name, region, networkId, sizeGB },
      {
        name: 'fresh',
        region: 'ny2',
        networkId: network('ny2').id,
        sizeGB: 500,
      },
    );
    assert.deepEqual(
      fresh().map(made => made.id),
      [id],
    );
    assert.deepEqual(sent(), [drives, drive]);
    assert.deepEqual(simulator().requests[0]?.query, { limit: '120', orderBy: 'dtCreated', order: 'desc' });
    assert.ok(!('password' in outcome.drive));
  });

  it('in a new network: the network first, then the drive in it', async () => {
    const outcome = await create(wish({ network: { kind: 'new', name: 'its own' } }));
    assert.ok(outcome.kind === 'made');
    assert.equal(outcome.networkMade?.name, 'its own');
    assert.equal(outcome.networkMade.region, 'ny2');
    assert.equal(outcome.drive.networkId, outcome.networkMade.id);
    assert.deepEqual(sent(), [networks, newNetwork, drives, drive]);
  });

  it('a network that fails makes no drive', async () => {
    simulator().fail({ path: '/private-networks', status: 400 });
    const outcome = await failing(wish({ network: { kind: 'new', name: 'its own' } }));
    assert.equal(outcome.at, 'network');
    assert.equal(outcome.networkMade, undefined);
    assert.deepEqual(sent(), [networks]);
    assert.deepEqual(fresh(), []);
  });

  it('a drive that fails after its network was made leaves the network, for the next try', async () => {
    const refused = await failing(wish({ network: { kind: 'new', name: 'its own' }, size: 333 }));
    assert.equal(refused.at, 'drive');
    assert.equal(refused.networkMade?.name, 'its own');
    const again = await create(wish({ network: { kind: 'existing', id: refused.networkMade.id } }));
    assert.ok(again.kind === 'made');
    assert.deepEqual(sent(), [networks, newNetwork, drives, drive, drives, drive]);
    assert.equal(
      simulator()
        .networks()
        .filter(({ name }) => name === 'its own').length,
      1,
    );
  });

  it('is not sent at all when what there is cannot be read: nobody could tell afterwards what is new', async () => {
    simulator().fail({ method: 'GET', path: '/shared-drives', status: 500 });
    const outcome = await failing(wish());
    assert.equal(outcome.at, 'drive');
    assert.deepEqual(fresh(), []);
    assert.ok(!sent().includes(drive));
  });

  it('cancelled on the way to a network is not known, and no drive follows', async () => {
    const held = simulator().fail({ method: 'POST', path: '/private-networks', hang: 'beforeHeaders' });
    const cancel = new AbortController();
    const wished = wish({ network: { kind: 'new', name: 'its own' } });
    const how = { clock: new FakeClock(), signal: cancel.signal };
    const creating = createDrive(clientFor(simulator()), wished, how);
    await until(() => held.hits === 1);
    cancel.abort();
    const outcome = await creating;
    assert.ok(outcome.kind === 'notKnown' && outcome.error instanceof Error);
    assert.equal(outcome.at, 'network');
    assert.equal(outcome.error.name, 'AbortError');
    assert.deepEqual(sent(), [networks, newNetwork]);
  });

  describe('a refusal comes back to the question it is about', () => {
    const refusals: [what: string, changes: () => Partial<DriveWish>, question: string][] = [
      ['a size nobody sells', () => ({ size: 333 }), 'size'],
      ['a blank name', () => ({ name: ' ' }), 'name'],
      ['an unknown network', () => ({ network: { kind: 'existing', id: 'nwnobodyhas' } }), 'network'],
      ['a network elsewhere', () => ({ network: { kind: 'existing', id: network('ca1').id } }), 'network'],
      ['an unknown region', () => ({ region: 'mars1' }), 'region'],
      ['a new network without a name', () => ({ network: { kind: 'new', name: ' ' } }), 'network'],
      [
        'a new network in an unknown region',
        () => ({ region: 'mars1', network: { kind: 'new', name: 'n' } }),
        'network',
      ],
    ];
    for (const [what, changes, question] of refusals) {
      it(`${what}: ${question}`, async () => {
        assert.equal(refusedQuestion(await failing(wish(changes()))), question);
      });
    }

    it('no address left: network', async () => {
      simulator().fillNetwork(network('ny2').id);
      const outcome = await failing(wish());
      assert.ok(outcome.error instanceof ApiError);
      assert.equal(outcome.error.kind, 'conflict');
      assert.equal(refusedQuestion(outcome), 'network');
    });

    for (const [what, rule] of [
      ['a key that is gone', { status: 401 }],
      ['no permission', { status: 403 }],
      ['a wrong path', { status: 404 }],
      ['a rate limit', { status: 429 }],
      ['a refusal without a word', { status: 400, body: '' }],
    ] as const) {
      it(`${what}: the last look`, async () => {
        simulator().fail({ method: 'POST', ...rule });
        assert.equal(refusedQuestion(await failing(wish())), 'look');
      });
    }

    const worded: [said: Partial<Failure>, question: string][] = [
      [{ field: 'name', serverMessage: 'Name must not exceed the maximum size' }, 'name'],
      [{ field: 'networkId', serverMessage: 'The size of the network is exhausted' }, 'network'],
      [{ field: 'region', serverMessage: 'This network is not sold in that region' }, 'region'],
      [{ field: 'size', serverMessage: 'Name another one' }, 'size'],
      [{ issues: ['Drives of 333 GB are not sold'] }, 'size'],
      [{ serverMessage: 'No free IP in this subnet' }, 'network'],
      [{ serverMessage: 'This name is taken', kind: 'conflict' }, 'name'],
      [{ serverMessage: 'Region mars1 does not exist', kind: 'notFound' }, 'region'],
      [{ serverMessage: 'No.' }, 'look'],
      [{ field: 'billing', serverMessage: 'No card on file' }, 'look'],
    ];
    for (const [said, question] of worded) {
      it(`${JSON.stringify(said)}: ${question}`, () => {
        const error = new ApiError({ kind: 'refused', summary: '', sent: true, ...said });
        assert.equal(refusedQuestion({ at: 'drive', error }), question);
      });
    }

    it('something that is no answer at all: the last look', () => {
      const failed = { at: 'network', error: new Error('size') } as const;
      assert.equal(refusedQuestion(failed), 'look');
    });
  });
});
