import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DriveList } from '../../../src/core/drives/driveList';
import { keptList, readKeptList } from '../../../src/core/drives/keptList';
import { ListKeeper } from '../../../src/core/drives/listKeeper';
import { JsonFile } from '../../../src/core/files/jsonFile';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { byName, changesOf, clientFor, driveOf, namesOf } from './fixtures';

describe('the list from one start to the next', () => {
  const simulator = useSimulator({ drives: [], manyDrives: 250 });
  const clock = new FakeClock();
  const problems: unknown[] = [];
  let folder: string;
  let place: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'list-keeper-'));
    place = path.join(folder, 'list.json');
    problems.length = 0;
  });
  afterEach(() => fs.rm(folder, { recursive: true, maxRetries: 5 }));

  /** As the extension does when VS Code starts. */
  function start() {
    const list = new DriveList(clientFor(simulator()), clock);
    const file = new JsonFile(place);
    return { list, file, keeper: new ListKeeper(list, file, error => problems.push(error)) };
  }
  const onDisk = async () => readKeptList(await new JsonFile(place).read());
  const lists = () => simulator().requests.filter(({ path: asked }) => asked === '/shared-drives');
  async function readOnce() {
    const first = start();
    await first.list.refresh(byName);
    await first.file.read();
    first.list.dispose();
    first.keeper.dispose();
    return first.list;
  }

  it('is shown without a request, with the time at which it was read', async () => {
    const { store, state } = await readOnce();
    const asked = lists().length;
    const { list, keeper } = start();
    await keeper.recall();
    assert.equal(lists().length, asked);
    assert.deepEqual(namesOf(list.store.drives), namesOf(store.drives));
    assert.deepEqual(list.state, { loaded: 'whole', at: state.at, loading: false, problem: undefined });
    assert.ok(list.isRecalled && list.manyPages);
  });

  it('the walk behind it redraws nothing if nothing has changed', async () => {
    await readOnce();
    const { list, keeper } = start();
    await keeper.recall();
    const changes = changesOf(list.store);
    await list.refresh(byName);
    assert.deepEqual(changes, []);
    assert.equal(list.isRecalled, false);
    assert.notEqual(list.store.drives[0]?.username, '', 'and yet the facts are new');
  });

  it('the walk behind it redraws one row if one drive has changed', async () => {
    const { store } = await readOnce();
    const [drive] = store.drives;
    assert.ok(drive);
    // One place in the order, so that it is the row alone.
    await clientFor(simulator()).drives.rename(drive.id, `${drive.name}!`, never());
    const { list, keeper } = start();
    await keeper.recall();
    const changes = changesOf(list.store);
    await list.refresh(byName);
    assert.deepEqual(changes, [{ structure: false, rows: [drive.id] }]);
  });

  for (const [time, before, then] of [
    ['once that is five minutes old', 5 * 60_000, 1],
    ['where that is of tomorrow, by a clock that was set right', 0, -86_400_000],
  ] as const) {
    it(`is not written again by a reading that finds nothing new, but for its time ${time}`, async () => {
      await readOnce();
      const { list, file, keeper } = start();
      let writings = 0;
      const write = file.writePieces.bind(file);
      file.writePieces = pieces => {
        writings += 1;
        return write(pieces);
      };
      await keeper.recall();
      await list.refresh(byName);
      assert.equal(writings, 0);
      clock.advance(before);
      await list.refresh(byName);
      assert.equal(writings, 0);
      clock.advance(then);
      await list.refresh(byName);
      await file.read();
      assert.equal(writings, 1);
      assert.equal((await onDisk())?.at, list.state.at);
    });
  }

  it('is written by a reading that finds something new', async () => {
    await readOnce();
    const { list, file, keeper } = start();
    await keeper.recall();
    const [drive] = list.store.drives;
    assert.ok(drive);
    await clientFor(simulator()).drives.rename(drive.id, 'new elsewhere', never());
    await list.refresh(byName);
    await file.read();
    assert.ok((await onDisk())?.drives.some(({ name }) => name === 'new elsewhere'));
  });

  it('has neither a password nor a user name on disk', async () => {
    await readOnce();
    const text = await fs.readFile(place, 'utf8');
    for (const { password, username } of simulator().drives()) {
      assert.ok(!text.includes(JSON.stringify(password).slice(1, -1)));
      assert.ok(!text.includes(username));
    }
  });

  it('follows what is done to a drive', async () => {
    const { list, file } = start();
    await list.refresh(byName);
    const [drive] = list.store.drives;
    assert.ok(drive);
    list.store.upsert({ ...drive, name: 'renamed here' });
    // Reading waits for what is being written; that may be the list before, and then the new one comes after it.
    await file.read();
    await file.read();
    assert.ok((await onDisk())?.drives.some(({ name }) => name === 'renamed here'));
  });

  it('a failed refresh keeps it, and it stays of its time', async () => {
    const { state } = await readOnce();
    const before = await fs.readFile(place, 'utf8');
    simulator().fail({ path: '/shared-drives', status: 403 });
    const { list, file, keeper } = start();
    await keeper.recall();
    await list.refresh(byName);
    await file.read();
    assert.equal(list.state.at, state.at);
    assert.equal(list.state.problem?.kind, 'failed');
    assert.ok(list.isRecalled);
    assert.equal(await fs.readFile(place, 'utf8'), before);
  });

  it('of which only the first rows were kept is a part, with all totals', async () => {
    await new JsonFile(place).writePieces(keptList([driveOf({ id: 'sd1' })], byName, 7));
    const totals = [{ region: 'ny2', count: 9, sizeGB: 900 }];
    await new JsonFile(place).write({ ...(await onDisk()), whole: false, totals });
    const { list, keeper } = start();
    await keeper.recall();
    assert.equal(list.state.loaded, 'part');
    assert.deepEqual(list.recalledTotals?.get('ny2'), { count: 9, sizeGB: 900 });
    assert.ok(list.manyPages);
    await list.refresh(byName);
    assert.equal(list.state.loaded, 'whole');
    assert.equal(list.recalledTotals, undefined);
  });

  it('does not come over a list that was read meanwhile', async () => {
    await new JsonFile(place).writePieces(keptList([driveOf({ id: 'sd-of-old' })], byName, 7));
    const { list, keeper } = start();
    const walk = list.refresh(byName);
    await keeper.recall();
    await walk;
    await keeper.recall();
    assert.equal(list.store.get('sd-of-old'), undefined);
  });

  it('an empty one shows nothing: it would say "create your first drive" before anybody knows', async () => {
    await new JsonFile(place).writePieces(keptList([], byName, 7));
    const { list, keeper } = start();
    await keeper.recall();
    assert.equal(list.state.loaded, 'nothing');
  });

  it('a damaged one is ignored and written over', async () => {
    await fs.writeFile(place, '{"version":1,"drives":[{');
    const { list, file, keeper } = start();
    await keeper.recall();
    assert.equal(list.state.loaded, 'nothing');
    await list.refresh(byName);
    await file.read();
    assert.equal((await onDisk())?.drives.length, 250);
    assert.deepEqual(problems, []);
  });

  it('is gone once it is forgotten, also if it was just being written', async () => {
    const { list, keeper } = start();
    await list.refresh(byName);
    await keeper.forget();
    list.store.remove(list.store.drives[0]?.id ?? '');
    await keeper.forget();
    assert.deepEqual(await fs.readdir(folder), []);
  });

  it('that cannot be written is told, and the list is there all the same', async () => {
    await fs.mkdir(path.join(place, 'in the way'), { recursive: true });
    const { list, file, keeper } = start();
    await keeper.recall();
    await list.refresh(byName);
    await file.read().catch(() => undefined);
    await until(() => problems.length === 2);
    assert.equal(list.state.loaded, 'whole');
  });
});
