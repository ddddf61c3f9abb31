import assert from 'node:assert/strict';
import { createDrive, driveMaking, type CreateOutcome, type DriveWish } from '../../../src/core/drives/createDrive';
import { lookForMs, lookOnce } from '../../../src/core/drives/makeOnce';
import { useSimulator } from '../../simulator/checked';
import type { FaultRule } from '../../simulator/faults';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor, namesOf } from './fixtures';
import { wishing } from './wishing';

type NotKnown = Extract<CreateOutcome, { kind: 'notKnown' }>;

describe('a drive whose answer is lost', () => {
  const simulator = useSimulator();
  const { networkId, wish } = wishing(simulator);
  const elsewhere = (changes: Partial<{ name: string; networkId: string; region: string; size: number }> = {}) =>
    simulator().createDrive({ name: 'fresh', region: 'ny2', networkId: networkId(), size: 500, ...changes });
  const posts = () => simulator().requests.filter(({ method }) => method === 'POST').length;
  const gets = () => simulator().requests.filter(({ method }) => method === 'GET').length;
  const fresh = () =>
    simulator()
      .drives()
      .filter(({ name }) => name === 'fresh');
  const losePost = (rule: Partial<FaultRule> = { drop: 'beforeHeaders', effect: true }, path = '/shared-drives') =>
    simulator().fail({ method: 'POST', path, ...rule });

  /** Creates, and lets the time of looking pass whenever the looking waits. `onPause`: its number, from 1. */
  async function create(wished: DriveWish, onPause: (count: number) => unknown = () => undefined) {
    const clock = new FakeClock();
    const pauses: number[] = [];
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (ms, signal) => {
      if (ms === lookForMs) return sleep(ms, signal);
      pauses.push(ms);
      onPause(pauses.length);
      clock.advance(ms);
      return Promise.resolve();
    };
    const lost = { count: 0 };
    const how = { clock, signal: never(), onLost: () => (lost.count += 1) };
    return { outcome: await createDrive(clientFor(simulator()), wished, how), pauses, lost: lost.count };
  }
  const notKnown = ({ outcome }: { readonly outcome: CreateOutcome }): NotKnown => {
    assert.ok(outcome.kind === 'notKnown', outcome.kind);
    return outcome;
  };

  for (const [what, rule] of [
    ['a 500', { status: 500 }],
    ['a 503', { status: 503 }],
    ['a cut connection', { drop: 'beforeHeaders' }],
    ['half an answer', { drop: 'inBody' }],
    ['an answer nobody can read', { body: '<html>' }],
  ] as const) {
    it(`is sent once, and found again: ${what}`, async () => {
      losePost({ ...rule, effect: true });
      const { outcome, lost } = await create(wish());
      assert.ok(outcome.kind === 'made');
      assert.deepEqual(
        [outcome.drive.id],
        fresh().map(({ id }) => id),
      );
      assert.equal(posts(), 1);
      assert.equal(lost, 1);
    });

    it(`is sent once, and not known if it does not turn up: ${what}`, async () => {
      losePost(rule);
      const outcome = notKnown(await create(wish()));
      assert.equal(outcome.at, 'drive');
      assert.deepEqual(outcome.candidates, []);
      assert.equal(posts(), 1);
      assert.deepEqual(fresh(), []);
    });
  }

  it('a refusal is not looked for, whatever it says', async () => {
    losePost({ status: 429, headers: { 'retry-after': '0' } });
    const { outcome, lost } = await create(wish());
    assert.equal(outcome.kind, 'failed');
    assert.equal(lost, 0);
    assert.equal(gets(), 1);
  });

  for (const status of [408, 499]) {
    it(`is not lost where the service says ${status}: it was not made`, async () => {
      losePost({ status, times: 1 });
      const { outcome, lost } = await create(wish());
      assert.equal(outcome.kind, 'failed');
      assert.deepEqual([lost, posts(), gets()], [0, 1, 1]);
    });
  }

  it('is looked for at once, and then after growing pauses for less than 30 s', async () => {
    losePost({ drop: 'beforeHeaders' });
    const { pauses } = await create(wish());
    assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 10_000]);
    assert.equal(gets(), 1 + 6);
  });

  it('that comes late is found', async () => {
    losePost({ drop: 'beforeHeaders' });
    const { outcome, pauses } = await create(wish(), count => count === 3 && elsewhere());
    assert.ok(outcome.kind === 'made');
    assert.equal(outcome.drive.id, fresh()[0]?.id);
    assert.equal(pauses.length, 3);
  });

  it('is looked for again when a look fails', async () => {
    losePost();
    simulator().fail({ method: 'GET', path: '/shared-drives', status: 403, after: 1, times: 2 });
    const { outcome, pauses } = await create(wish());
    assert.equal(outcome.kind, 'made');
    assert.equal(pauses.length, 2);
  });

  it('is not one that was there before, however like it', async () => {
    elsewhere();
    losePost({ drop: 'beforeHeaders' });
    assert.deepEqual(notKnown(await create(wish())).candidates, []);
  });

  for (const [what, other] of [
    ['name', { name: 'fresher' }],
    ['size', { size: 250 }],
  ] as const) {
    it(`is not a new one of another ${what}`, async () => {
      losePost({ drop: 'beforeHeaders' });
      const created = await create(wish(), count => count === 1 && elsewhere(other));
      assert.deepEqual(notKnown(created).candidates, []);
    });
  }

  it('is not a new one in another network', async () => {
    const other =
      simulator()
        .networks()
        .filter(({ region }) => region === 'ny2')[1]?.id ?? '';
    assert.notEqual(other, '');
    losePost({ drop: 'beforeHeaders' });
    const created = await create(wish(), count => count === 1 && elsewhere({ networkId: other }));
    assert.deepEqual(notKnown(created).candidates, []);
  });

  it('is for a person to say where several new ones could be it', async () => {
    losePost({ drop: 'beforeHeaders' });
    const created = await create(wish(), count => {
      if (count !== 1) return;
      elsewhere();
      elsewhere();
    });
    assert.deepEqual(namesOf(notKnown(created).candidates), ['fresh', 'fresh']);
  });

  it('is not an old one that moved onto the first page because another was deleted', async () => {
    simulator().reset({ manyDrives: 130 });
    const newestFirst = simulator()
      .drives()
      .toSorted((a, b) => b.dtCreated.localeCompare(a.dtCreated));
    const [first, old] = [newestFirst[0], newestFirst[120]];
    assert.ok(first && old);
    losePost({ drop: 'beforeHeaders' });
    const { name, region, networkId: id, size } = { ...old, size: old.bytes / 1024 ** 3 };
    const wished = { name, region, network: { kind: 'existing', id }, size } as const;
    const deleteFirst = (count: number) => {
      if (count === 1) simulator().deleteDrive(first.id);
    };
    const outcome = notKnown(await create(wished, deleteFirst));
    assert.deepEqual(outcome.candidates, []);
  });

  it('can be looked for once more later', async () => {
    losePost({ drop: 'beforeHeaders', times: 1 });
    const outcome = notKnown(await create(wish()));
    assert.ok(outcome.at === 'drive');
    const making = driveMaking(clientFor(simulator()), outcome.sent);
    assert.deepEqual(await lookOnce(making, outcome.before, never()), []);
    const late = elsewhere();
    const found = await lookOnce(making, outcome.before, never());
    assert.deepEqual(
      found.map(({ id }) => id),
      [late.id],
    );
  });

  it('is not looked for any more by somebody who signs out', async () => {
    const held = losePost({ hang: 'beforeHeaders', effect: true });
    const cancel = new AbortController();
    const how = { clock: new FakeClock(), signal: cancel.signal };
    const creating = createDrive(clientFor(simulator()), wish(), how);
    await until(() => held.hits === 1);
    cancel.abort();
    assert.equal((await creating).kind, 'notKnown');
    assert.equal(gets(), 1);
    assert.equal(how.clock.sleepers, 0);
  });

  describe('in a network whose answer is lost', () => {
    const own = () => wish({ network: { kind: 'new', name: 'its own' } });

    it('goes into the network that is found', async () => {
      losePost({ drop: 'beforeHeaders', effect: true }, '/private-networks');
      const { outcome } = await create(own());
      assert.ok(outcome.kind === 'made');
      assert.equal(outcome.networkMade?.name, 'its own');
      assert.equal(outcome.drive.networkId, outcome.networkMade.id);
      assert.equal(posts(), 2);
    });

    it('is not made if the network does not turn up', async () => {
      losePost({ drop: 'beforeHeaders' }, '/private-networks');
      const outcome = notKnown(await create(own()));
      assert.equal(outcome.at, 'network');
      assert.deepEqual(outcome.sent, { name: 'its own', region: 'ny2' });
      assert.equal(posts(), 1);
      assert.deepEqual(fresh(), []);
    });
  });
});
