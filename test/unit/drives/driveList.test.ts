import assert from 'node:assert/strict';
import { createDrive } from '../../../src/core/drives/createDrive';
import { deleteDrives } from '../../../src/core/drives/deleteDrives';
import { DriveList, type ListState } from '../../../src/core/drives/driveList';
import { renameDrive } from '../../../src/core/drives/renameDrive';
import { ApiError } from '../../../src/core/api/errors';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { clientOf, never, oddServer, until } from '../api/harness';
import { byName, clientFor, driveOf, namesOf, newestFirst } from './fixtures';

const listPath = /^\/shared-drives$/;

function statesOf(list: DriveList): ListState[] {
  const states: ListState[] = [];
  list.onDidChangeState(state => states.push(state));
  return states;
}

describe('the list of drives', () => {
  // Three pages: 120, 120 and 10.
  const simulator = useSimulator({ drives: [], manyDrives: 250 });
  const clock = new FakeClock();
  const newList = () => new DriveList(clientFor(simulator()), clock);
  const lists = () => simulator().requests.filter(({ method, path }) => method === 'GET' && listPath.test(path));
  /** Lets some pages through and holds the next one until `stop()`. */
  const holdAfter = (pages: number) =>
    simulator().fail({ method: 'GET', path: listPath, after: pages, times: 1, hang: 'beforeHeaders' });
  const failAfter = (pages: number) =>
    simulator().fail({ method: 'GET', path: listPath, after: pages, times: 1, status: 403 });
  const sortedNames = () => namesOf(simulator().drives()).sort();

  it('knows nothing and asks nothing before the first walk', async () => {
    const list = newList();
    await list.firstRows();
    list.stop();
    assert.deepEqual(list.state, { loaded: 'nothing', at: undefined, loading: false, problem: undefined });
    assert.equal(simulator().requests.length, 0);
  });

  it('reads every page, in the order asked for', async () => {
    const list = newList();
    await list.refresh(byName);
    assert.deepEqual(namesOf(list.store.drives), sortedNames());
    assert.deepEqual(list.state, { loaded: 'whole', at: clock.now(), loading: false, problem: undefined });
    assert.deepEqual(
      lists().map(({ query }) => [query['orderBy'], query['order'], query['limit']]),
      [1, 2, 3].map(() => ['name', 'asc', '120']),
    );
  });

  for (const [drives, requests] of [
    [0, 1],
    [120, 1],
    [121, 2],
  ] as const) {
    it(`of ${drives} drives takes ${requests} requests`, async () => {
      simulator().reset({ manyDrives: drives });
      await newList().refresh(byName);
      assert.equal(lists().length, requests);
    });
  }

  it('is one walk however often refresh is pressed', async () => {
    const list = newList();
    const held = holdAfter(1);
    const walks = [1, 2, 3].map(() => list.refresh(byName));
    await until(() => held.hits === 1);
    walks.push(list.refresh({ ...byName }));
    held.stop();
    await Promise.all(walks);
    assert.equal(lists().length, 3);
    await list.refresh(byName);
    assert.equal(lists().length, 6, 'the next press is a walk again');
  });

  it('is one walk when a listener asks for another as soon as it begins', async () => {
    const list = newList();
    const inner: Promise<void>[] = [];
    list.onDidChangeState(({ loading }) => loading && inner.length === 0 && inner.push(list.refresh(byName)));
    await list.refresh(byName);
    await Promise.all(inner);
    assert.equal(lists().length, 3);
  });

  it('refresh after stop is a walk of its own, though the old one has not ended yet', async () => {
    const list = newList();
    const held = holdAfter(1);
    const stopped = list.refresh(byName);
    await until(() => held.hits === 1);
    list.stop();
    await Promise.all([list.refresh(byName), stopped]);
    assert.equal(list.state.loaded, 'whole');
    assert.equal(list.state.problem, undefined);
    assert.equal(list.store.drives.length, 250);
  });

  it('another order gives up the older walk, which says nothing any more', async () => {
    const list = newList();
    const held = holdAfter(1);
    const older = list.refresh(byName);
    await until(() => held.hits === 1);
    const states = statesOf(list);
    await Promise.all([list.refresh(newestFirst), older]);
    await until(() => lists()[1]?.abandoned === true);
    const created = list.store.drives.map(drive => drive.created);
    assert.deepEqual(created, [...created].sort().reverse());
    assert.equal(created.length, 250);
    assert.deepEqual(
      states.filter(({ problem }) => problem),
      [],
    );
    assert.deepEqual(list.state, { loaded: 'whole', at: clock.now(), loading: false, problem: undefined });
  });

  it('after a change it is read anew: the walk that began before is given up, not joined', async () => {
    const list = newList();
    const held = holdAfter(1);
    const older = list.refresh(byName);
    await until(() => held.hits === 1);
    const made = simulator().createDrive({ name: 'a, which page one should have had' });
    await Promise.all([list.refresh(byName, { anew: true }), older]);
    assert.ok(list.store.get(made.id));
    assert.equal(lists().length, 5);
    assert.deepEqual(list.state, { loaded: 'whole', at: clock.now(), loading: false, problem: undefined });
  });

  it('the first rows are there after page one', async () => {
    const list = newList();
    const held = holdAfter(1);
    const walk = list.refresh(byName);
    await list.firstRows();
    assert.deepEqual(namesOf(list.store.drives), sortedNames().slice(0, 120));
    assert.equal(list.state.loaded, 'part');
    assert.equal(list.state.loading, true);
    assert.equal(list.manyPages, true);
    await list.firstRows();
    held.stop();
    await walk;
    assert.equal(list.store.drives.length, 250);
    assert.equal(list.manyPages, true);
  });

  it('the first rows of an account without drives are none, and waited for no longer', async () => {
    simulator().reset({ manyDrives: 0 });
    const list = newList();
    const walk = list.refresh(byName);
    await Promise.all([list.firstRows(), walk]);
    assert.equal(list.state.loaded, 'whole');
    assert.equal(list.manyPages, false);
  });

  it('waiting for first rows ends with a walk that fails', async () => {
    const list = newList();
    failAfter(0);
    const walk = list.refresh(byName);
    await Promise.all([list.firstRows(), walk]);
    const { loaded, at, loading, problem } = list.state;
    assert.deepEqual({ loaded, at, loading }, { loaded: 'nothing', at: undefined, loading: false });
    assert.ok(problem?.kind === 'failed' && problem.error instanceof ApiError);
    assert.equal(problem.error.kind, 'notPermitted');
  });

  it('a first walk that is stopped leaves a part, marked as one', async () => {
    const list = newList();
    const held = holdAfter(1);
    const walk = list.refresh(byName);
    await until(() => held.hits === 1);
    list.stop();
    await walk;
    assert.deepEqual(list.state, { loaded: 'part', at: clock.now(), loading: false, problem: { kind: 'stopped' } });
    assert.equal(list.store.drives.length, 120);
    await until(() => lists()[1]?.abandoned === true);
  });

  it('a first walk that fails leaves a part, marked as one', async () => {
    const list = newList();
    failAfter(2);
    await list.refresh(byName);
    assert.equal(list.state.loaded, 'part');
    assert.equal(list.state.problem?.kind, 'failed');
    assert.deepEqual(namesOf(list.store.drives), sortedNames().slice(0, 240));
  });

  it('a page that cannot be read ends the walk, and the one that was asked for ahead of it', async () => {
    await using server = await oddServer((request, response) => {
      if (!request.url?.includes('after=')) response.end(JSON.stringify({ hasMore: true, items: [{}], nextPage: 'a' }));
    });
    const { client, log } = clientOf(server.url);
    const list = new DriveList(client, clock);
    await list.refresh(byName);
    assert.equal(list.state.problem?.kind, 'failed');
    await until(() => log.length === 2);
    assert.deepEqual(
      log.map(({ error, cancelled }) => error?.field ?? cancelled),
      ['items[0].id', true],
    );
  });

  it('the next walk takes no rows away from a part, and makes it whole', async () => {
    const list = newList();
    failAfter(2);
    await list.refresh(byName);
    const held = holdAfter(1);
    const walk = list.refresh(byName);
    await until(() => held.hits === 1);
    assert.equal(list.store.drives.length, 240);
    assert.equal(list.state.loaded, 'part');
    held.stop();
    await walk;
    assert.equal(list.state.loaded, 'whole');
    assert.equal(list.store.drives.length, 250);
  });

  for (const how of ['stopped', 'failed'] as const) {
    it(`a refresh that is ${how} keeps the whole list, with its time`, async () => {
      const list = newList();
      await list.refresh(byName);
      const { at } = list.state;
      const before = list.store.drives;
      clock.advance(60_000);
      const fault = how === 'stopped' ? holdAfter(1) : failAfter(1);
      const walk = list.refresh(newestFirst);
      await until(() => fault.hits === 1);
      if (how === 'stopped') list.stop();
      await walk;
      assert.equal(list.state.loaded, 'whole');
      assert.equal(list.state.at, at);
      assert.equal(list.state.loading, false);
      assert.equal(list.state.problem?.kind, how);
      assert.equal(list.store.drives, before);
    });
  }

  it('the pages of a refresh are shown when all are there, and an unchanged list changes nothing', async () => {
    const list = newList();
    await list.refresh(byName);
    let changes = 0;
    list.store.onDidChange(() => changes++);
    await list.refresh(byName);
    assert.equal(changes, 0);
    simulator().createDrive({ name: '000 first of all' });
    const held = holdAfter(1);
    const walk = list.refresh(byName);
    await until(() => held.hits === 1);
    assert.equal(changes, 0);
    held.stop();
    await walk;
    assert.equal(changes, 1);
    assert.equal(list.store.drives[0]?.name, '000 first of all');
  });

  it('the pages of a refresh wait for the last one even if the list has grown by pages', async () => {
    simulator().reset({ manyDrives: 10 });
    const list = newList();
    await list.refresh(byName);
    assert.equal(list.manyPages, false);
    simulator().reset({ manyDrives: 250 });
    const held = holdAfter(1);
    const walk = list.refresh(byName);
    await until(() => held.hits === 1);
    assert.equal(list.store.drives.length, 10);
    assert.equal(list.state.loaded, 'whole');
    held.stop();
    await walk;
    assert.equal(list.store.drives.length, 250);
  });

  for (const [what, hasMore] of [
    ['a page', true],
    ['the last page', false],
  ] as const) {
    it(`${what} that is there just as the walk is stopped is not shown`, async () => {
      const { drives } = clientFor(simulator());
      const pages = async function* () {
        yield { items: [driveOf({ id: 'sd1' })], hasMore, next: undefined };
        list.stop();
        if (hasMore) yield { items: [driveOf({ id: 'sd2' })], hasMore: true, next: undefined };
        await Promise.resolve();
      };
      const list = new DriveList({ drives: { ...drives, pages } }, clock);
      await list.refresh(byName);
      assert.deepEqual(namesOf(list.store.drives), hasMore ? ['sd1'] : []);
      assert.deepEqual(list.state.problem, { kind: 'stopped' });
    });
  }

  describe('changes made here while pages are being read', () => {
    /** Runs `change` while page two is on its way. */
    async function meanwhile(change: (list: DriveList) => Promise<unknown>): Promise<DriveList> {
      const list = newList();
      const held = holdAfter(1);
      const walk = list.refresh(byName);
      await until(() => held.hits === 1 && list.state.loaded === 'part');
      await change(list);
      held.stop();
      await walk;
      assert.deepEqual(namesOf(list.store.drives).sort(), sortedNames());
      assert.equal(new Set(list.store.drives.map(({ id }) => id)).size, list.store.drives.length);
      return list;
    }

    for (const name of ['000 before what was read', 'zzz after it']) {
      it(`a drive created as "${name}" is there once`, async () => {
        const [network] = simulator().networks();
        assert.ok(network);
        const list = await meanwhile(async ({ store }) => {
          const wish = {
            region: network.region,
            network: { kind: 'existing', id: network.id },
            name,
            size: 250,
          } as const;
          const outcome = await createDrive(clientFor(simulator()), wish, { clock: new FakeClock(), signal: never() });
          assert.ok(outcome.kind === 'made');
          store.upsert(outcome.drive);
        });
        assert.equal(list.store.drives.at(name.startsWith('0') ? 0 : -1)?.name, name);
      });
    }

    for (const [from, to] of [
      ['a page that was read', '000 the front'],
      ['a page that was read', 'zzz the end'],
      ['a page to come', '000 the front'],
      ['a page to come', 'zzz the end'],
    ] as const) {
      it(`a drive of ${from} renamed to ${to} is there once, under its new name`, async () => {
        const old = sortedNames().at(from === 'a page to come' ? -3 : 3);
        const drive = simulator()
          .drives()
          .find(({ name }) => name === old);
        assert.ok(drive);
        const list = await meanwhile(({ store }) => renameDrive(clientFor(simulator()), store, drive.id, to, never()));
        assert.equal(list.store.get(drive.id)?.name, to);
        assert.equal(list.store.drives.at(to.startsWith('0') ? 0 : -1)?.name, to);
      });
    }

    it('deleted drives do not come back, neither from a page that was read nor from one to come', async () => {
      const names = sortedNames();
      const gone = new Set([names.at(3), names.at(-3)]);
      await meanwhile(async ({ store }) => {
        const client = clientFor(simulator());
        const drives = await Promise.all(
          simulator()
            .drives()
            .filter(({ name }) => gone.has(name))
            .map(async ({ id }) => (await client.drives.get(id, never())).drive),
        );
        const outcome = await deleteDrives(client, store, drives, never());
        assert.equal(outcome.deleted.length, 2);
      });
    });

    it('a drive that somebody else moves on to a later page is there once', async () => {
      const list = newList();
      const held = holdAfter(1);
      const walk = list.refresh(byName);
      await list.firstRows();
      const first = list.store.drives[0];
      assert.ok(first);
      simulator().renameDrive(first.id, 'zzz moved on');
      held.stop();
      await walk;
      assert.equal(list.store.drives.length, 250);
      assert.equal(list.store.drives.filter(({ id }) => id === first.id).length, 1);
    });

    it('the next walk believes the service again', async () => {
      const list = newList();
      await list.refresh(byName);
      const first = list.store.drives[0];
      assert.ok(first);
      await renameDrive(clientFor(simulator()), list.store, first.id, 'ours', never());
      simulator().renameDrive(first.id, 'theirs');
      await list.refresh(byName);
      assert.equal(list.store.get(first.id)?.name, 'theirs');
      assert.equal(list.store.drives.length, 250);
    });
  });

  describe('at the end of the account', () => {
    it('the walk is given up, whoever waits for first rows goes on, and nothing is told any more', async () => {
      const list = newList();
      const held = holdAfter(0);
      const walk = list.refresh(byName);
      await until(() => held.hits === 1);
      const waiting = list.firstRows();
      const states = statesOf(list);
      list.dispose();
      await Promise.all([waiting, walk]);
      await until(() => lists()[0]?.abandoned === true);
      assert.deepEqual(states, [{ loaded: 'nothing', at: undefined, loading: false, problem: undefined }]);
    });

    it('no request is made any more', async () => {
      const list = newList();
      list.dispose();
      await list.refresh(byName);
      await list.firstRows();
      assert.equal(simulator().requests.length, 0);
    });
  });
});
