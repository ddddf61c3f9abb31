import assert from 'node:assert/strict';
import type { Drive } from '../../../src/core/drives/drive';
import { deleteDrives, readNow } from '../../../src/core/drives/deleteDrives';
import { DriveStore } from '../../../src/core/drives/driveStore';
import { ApiError } from '../../../src/core/api/errors';
import { useSimulator } from '../../simulator/checked';
import { failureOf, never, until } from '../api/harness';
import { clientFor, driveOf, namesOf } from './fixtures';

const names = ['a', 'b', 'c', 'd', 'e'];

describe('deleting drives', () => {
  const simulator = useSimulator({ drives: names.map(name => ({ name, id: `sd${name}` })) });
  let store: DriveStore;
  let drives: readonly Drive[];

  beforeEach('list the drives', () => {
    drives = names.map(name => driveOf({ id: `sd${name}`, name }));
    store = new DriveStore();
    store.show(drives);
  });

  const remove = (signal = never()) => deleteDrives(clientFor(simulator()), store, drives, signal);
  const here = () => namesOf(store.drives).join('');
  const there = () => namesOf(simulator().drives()).join('');
  const sent = (method: string) =>
    simulator()
      .requests.filter(request => request.method === method)
      .map(({ path }) => path.slice(-1))
      .join('');
  const pending = () => drives.filter(({ id }) => store.pending(id)).map(({ name }) => name);
  const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : error);

  it('deletes each, one after another, each asked for once', async () => {
    const { deleted, failed } = await remove();
    assert.deepEqual(namesOf(deleted), names);
    assert.deepEqual(failed, []);
    assert.equal(sent('DELETE'), 'abcde');
    assert.equal(here(), '');
    assert.equal(there(), '');
  });

  it('all rows say so at once; each goes when its drive is gone', async () => {
    const held = simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', hang: 'beforeHeaders' });
    const removing = remove();
    await until(() => held.hits === 1);
    assert.deepEqual(pending(), ['b', 'c', 'd', 'e']);
    assert.equal(here(), 'bcde');
    held.stop();
    await removing;
    assert.deepEqual(pending(), []);
  });

  it('one that fails does not stop the rest, and its row is as before', async () => {
    simulator().fail({ path: '/shared-drives/sdb', status: 403 });
    simulator().fail({ path: '/shared-drives/sdd', status: 409, body: { message: 'In use.', code: 'CONFLICT' } });
    const { deleted, failed } = await remove();
    assert.deepEqual(namesOf(deleted), ['a', 'c', 'e']);
    assert.deepEqual(
      failed.map(({ drive, error, deleted: fate }) => [drive.name, kindOf(error), fate]),
      [
        ['b', 'notPermitted', 'no'],
        ['d', 'conflict', 'no'],
      ],
    );
    assert.equal(sent('DELETE'), 'abcde');
    assert.equal(here(), 'bd');
    assert.deepEqual(pending(), []);
  });

  it('a 404 counts as done once the list, read to its end, agrees', async () => {
    simulator().deleteDrive('sdb');
    const { deleted, failed } = await remove();
    assert.deepEqual(namesOf(deleted), names);
    assert.deepEqual(failed, []);
    assert.equal(sent('DELETE'), 'abcde');
    assert.equal(here(), '');
  });

  it('a 404 for a drive that the list still has: it is still there, and its row shows what is true', async () => {
    simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', status: 404 });
    simulator().renameDrive('sdb', 'b, renamed elsewhere');
    const { failed } = await remove();
    assert.deepEqual(
      failed.map(({ drive, error, deleted }) => [drive.name, kindOf(error), deleted]),
      [['b', 'notFound', 'stillThere']],
    );
    assert.equal(here(), 'b, renamed elsewhere');
  });

  it('a 404 where the list cannot be read to its end proves nothing, for a wrong address answers 404 too', async () => {
    simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', status: 404 });
    simulator().fail({ method: 'GET', path: /^\/shared-drives$/, status: 404 });
    const { failed } = await remove();
    assert.deepEqual(
      failed.map(({ drive, deleted }) => [drive.name, deleted]),
      [['b', 'unknown']],
    );
    assert.equal(here(), 'b');
  });

  it('cancelled in the middle: what was not tried is told apart, and no row stays pending', async () => {
    const held = simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', hang: 'beforeHeaders' });
    const cancel = new AbortController();
    const removing = remove(cancel.signal);
    await until(() => held.hits === 1);
    cancel.abort();
    const { deleted, failed, untried } = await removing;
    assert.deepEqual(namesOf(deleted), ['a']);
    assert.deepEqual(namesOf(untried), ['c', 'd', 'e']);
    assert.deepEqual(
      failed.map(({ drive, error, deleted: fate }) => [drive.name, error instanceof Error && error.name, fate]),
      [['b', 'AbortError', 'unknown']],
    );
    assert.equal(sent('DELETE'), 'ab');
    assert.equal(here(), 'bcde');
    assert.equal(there(), 'bcde');
    assert.deepEqual(pending(), []);
  });

  it('cancelled before: nothing is sent', async () => {
    assert.deepEqual(await remove(AbortSignal.abort()), { deleted: [], failed: [], untried: drives });
    assert.equal(simulator().requests.length, 0);
    assert.deepEqual(pending(), []);
  });

  for (const [what, rule] of [
    ['a cut connection', { drop: 'beforeHeaders' }],
    ['a 500', { status: 500 }],
  ] as const) {
    it(`${what}: deleted all the same, so it is gone, without being asked for twice`, async () => {
      simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', ...rule, effect: true });
      const { deleted, failed } = await remove();
      assert.deepEqual(namesOf(deleted), names);
      assert.deepEqual(failed, []);
      assert.equal(sent('DELETE'), 'abcde');
      assert.equal(here(), '');
    });

    it(`${what}: not deleted, so it is still there and so is its row`, async () => {
      simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', ...rule });
      const { deleted, failed } = await remove();
      assert.equal(deleted.length, 4);
      assert.deepEqual(
        failed.map(({ drive, deleted: fate }) => [drive.name, fate]),
        [['b', 'stillThere']],
      );
      assert.equal(sent('DELETE'), 'abcde');
      assert.equal(here(), 'b');
    });
  }

  it('where it cannot be read after a lost answer, the first failure is what is told', async () => {
    simulator().fail({ method: 'DELETE', path: '/shared-drives/sdb', drop: 'beforeHeaders', effect: true });
    simulator().fail({ method: 'GET', status: 403 });
    const { failed } = await remove();
    assert.deepEqual(
      failed.map(({ error, deleted }) => [kindOf(error), deleted]),
      [['network', 'unknown']],
    );
    assert.equal(here(), 'b');
  });

  describe('what is asked about is read first', () => {
    const read = (...ids: string[]) => readNow(clientFor(simulator()), store, ids, never());

    it('as it is now, in the list too, and without the password', async () => {
      simulator().renameDrive('sda', 'a, renamed elsewhere');
      const [drive, ...others] = await read('sda');
      assert.equal(drive?.name, 'a, renamed elsewhere');
      assert.deepEqual(others, []);
      assert.equal(store.get('sda')?.name, 'a, renamed elsewhere');
      assert.ok(!('password' in drive));
    });

    it('of several, those that are gone already are left out once the list agrees, and so are their rows', async () => {
      simulator().deleteDrive('sdb');
      simulator().deleteDrive('sdd');
      assert.deepEqual(namesOf(await read('sda', 'sdb', 'sdc', 'sdd')), ['a', 'c']);
      assert.equal(here(), 'ace');
      assert.equal(simulator().requests.filter(({ path }) => path === '/shared-drives').length, 1);
    });

    it('the only one may be gone already', async () => {
      simulator().deleteDrive('sdb');
      assert.deepEqual(await read('sdb'), []);
      assert.equal(here(), 'acde');
    });

    it('of several, one that the list still has is not taken to be gone, and nothing is asked', async () => {
      simulator().deleteDrive('sdd');
      simulator().fail({ path: '/shared-drives/sdb', status: 404 });
      assert.equal((await failureOf(read('sda', 'sdb', 'sdd'))).kind, 'notFound');
      assert.equal(here(), 'abcde');
    });

    it('a 404 for everything proves nothing, for a wrong address answers so too', async () => {
      simulator().fail({ status: 404 });
      assert.equal((await failureOf(read('sda', 'sdb'))).kind, 'notFound');
      assert.equal(here(), 'abcde');
    });

    it('any other failure ends it: nobody is asked about half of what was chosen', async () => {
      simulator().fail({ path: '/shared-drives/sdb', status: 403 });
      assert.equal((await failureOf(read('sda', 'sdb', 'sdc'))).kind, 'notPermitted');
    });
  });
});
