import assert from 'node:assert/strict';
import { DriveStore } from '../../../src/core/drives/driveStore';
import { renameDrive, renameSeen } from '../../../src/core/drives/renameDrive';
import { isUnsettled } from '../../../src/core/drives/outcome';
import { useSimulator } from '../../simulator/checked';
import type { DriveFacts } from '../../simulator/simulator';
import { failureOf, never, until } from '../api/harness';
import { clientFor, driveOf } from './fixtures';

describe('renaming a drive', () => {
  const simulator = useSimulator();
  let facts: DriveFacts;
  let store: DriveStore;

  beforeEach('list the drive', () => {
    const [first] = simulator().drives();
    assert.ok(first);
    facts = first;
    store = new DriveStore();
    store.show([driveOf({ id: facts.id, name: facts.name })]);
  });

  const rename = (name: string) => renameDrive(clientFor(simulator()), store, facts.id, name, never());
  const renameFrom = (from: string, to: string) =>
    renameSeen(clientFor(simulator()), store, { id: facts.id, from, to }, never());
  const undo = (to: string) => renameFrom(to, facts.name);
  const nameThere = () =>
    simulator()
      .drives()
      .find(({ id }) => id === facts.id)?.name;
  const nameHere = () => store.get(facts.id)?.name;
  const count = (method: string) => simulator().requests.filter(request => request.method === method).length;

  it('the row says so meanwhile, and has the new name after', async () => {
    const held = simulator().fail({ method: 'PUT', hang: 'beforeHeaders' });
    const renaming = rename('better');
    await until(() => held.hits === 1);
    assert.equal(store.pending(facts.id), 'renaming');
    assert.equal(nameHere(), facts.name);
    held.stop();
    assert.equal((await renaming).name, 'better');
    assert.equal(store.pending(facts.id), undefined);
    assert.equal(nameHere(), 'better');
    assert.equal(nameThere(), 'better');
    assert.equal(simulator().requests.length, 1);
  });

  it('a refusal leaves the old name and is not asked about again', async () => {
    const error = await failureOf(rename('  '));
    assert.equal(error.kind, 'refused');
    assert.equal(nameHere(), facts.name);
    assert.equal(store.pending(facts.id), undefined);
    assert.equal(simulator().requests.length, 1);
  });

  for (const [what, rule] of [
    ['a connection cut before the answer', { drop: 'beforeHeaders' }],
    ['a connection cut within the answer', { drop: 'inBody' }],
    ['a 500', { status: 500 }],
    ["a proxy's page", { body: '<html>' }],
  ] as const) {
    it(`${what}: done all the same, so it is renamed`, async () => {
      simulator().fail({ method: 'PUT', ...rule, effect: true });
      assert.equal((await rename('better')).name, 'better');
      assert.equal(nameHere(), 'better');
      assert.equal(store.pending(facts.id), undefined);
      assert.equal(count('PUT'), 1);
    });

    it(`${what}: not done, so it fails and the row shows what is true`, async () => {
      simulator().fail({ method: 'PUT', ...rule });
      simulator().renameDrive(facts.id, 'theirs');
      assert.equal(isUnsettled(await failureOf(rename('better'))), false);
      assert.equal(nameHere(), 'theirs');
      assert.equal(store.pending(facts.id), undefined);
      assert.equal(count('PUT'), 1);
    });
  }

  it('where the drive cannot be read either, the first failure is what is told', async () => {
    simulator().fail({ method: 'PUT', drop: 'beforeHeaders', effect: true });
    simulator().fail({ method: 'GET', status: 403 });
    const error = await failureOf(rename('better'));
    assert.deepEqual([error.kind, isUnsettled(error)], ['network', true]);
    assert.equal(nameHere(), facts.name);
  });

  it('cancelled on the way: the row is as before', async () => {
    const held = simulator().fail({ method: 'PUT', hang: 'beforeHeaders' });
    const cancel = new AbortController();
    const renaming = renameDrive(clientFor(simulator()), store, facts.id, 'better', cancel.signal);
    await until(() => held.hits === 1);
    cancel.abort();
    await assert.rejects(renaming, { name: 'AbortError' });
    assert.equal(nameHere(), facts.name);
    assert.equal(store.pending(facts.id), undefined);
    assert.equal(count('GET'), 0);
  });

  describe('over the name that was seen', () => {
    it('gives the new one', async () => {
      const outcome = await renameFrom(facts.name, 'better');
      assert.deepEqual([outcome.kind, outcome.drive.name, nameThere()], ['renamed', 'better', 'better']);
    });

    it("leaves somebody else's name, and shows it", async () => {
      simulator().renameDrive(facts.id, 'theirs');
      const outcome = await renameFrom(facts.name, 'better');
      assert.deepEqual([outcome.kind, outcome.drive.name, nameHere()], ['renamedSince', 'theirs', 'theirs']);
      assert.equal(count('PUT'), 0);
    });

    it('sends nothing where it has the new one already', async () => {
      simulator().renameDrive(facts.id, 'better');
      assert.deepEqual([(await renameFrom(facts.name, 'better')).kind, nameHere()], ['renamed', 'better']);
      assert.equal(count('PUT'), 0);
    });

    it('the row says so from the first request on', async () => {
      const held = simulator().fail({ method: 'GET', hang: 'beforeHeaders' });
      const renaming = renameFrom(facts.name, 'better');
      await until(() => held.hits === 1);
      assert.equal(store.pending(facts.id), 'renaming');
      held.stop();
      await renaming;
      assert.equal(store.pending(facts.id), undefined);
    });
  });

  describe('undone', () => {
    it('puts the old name back over ours', async () => {
      await rename('better');
      const outcome = await undo('better');
      assert.equal(outcome.kind, 'renamed');
      assert.equal(outcome.drive.name, facts.name);
      assert.equal(nameHere(), facts.name);
      assert.equal(nameThere(), facts.name);
    });

    it("leaves somebody else's name, and shows it", async () => {
      await rename('better');
      simulator().renameDrive(facts.id, 'theirs');
      const outcome = await undo('better');
      assert.equal(outcome.kind, 'renamedSince');
      assert.equal(outcome.drive.name, 'theirs');
      assert.equal(nameHere(), 'theirs');
      assert.equal(nameThere(), 'theirs');
      assert.equal(count('PUT'), 1);
    });

    it('renames nothing when the drive is gone or cannot be read', async () => {
      await rename('better');
      simulator().deleteDrive(facts.id);
      assert.equal((await failureOf(undo('better'))).kind, 'notFound');
      assert.equal(count('PUT'), 1);
    });

    it('fails as a rename does, and keeps our name', async () => {
      await rename('better');
      simulator().fail({ method: 'PUT', status: 403 });
      assert.equal((await failureOf(undo('better'))).kind, 'notPermitted');
      assert.equal(nameHere(), 'better');
      assert.equal(store.pending(facts.id), undefined);
    });
  });
});
