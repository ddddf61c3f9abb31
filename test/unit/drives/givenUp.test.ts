import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { CreateOutcome } from '../../../src/core/drives/createDrive';
import type { WishNote } from '../../../src/core/drives/wishNote';
import { until } from '../api/harness';
import { useWindows } from './windows';

/** The service says that it gave a request up; what it has made by then, or makes later, is in the list. */
describe('a creation that the service gives up', () => {
  const windows = useWindows();
  const { simulator, wish, own, elsewhere, window, create, made } = windows;
  const { posts, notes, lose, despite, files } = windows;

  const giveUp = ({ status = 408, effect = false, path = '/shared-drives', delayMs = 0 } = {}) =>
    simulator().fail({ method: 'POST', path, status, effect, delayMs, times: 1 });
  const fresh = () =>
    simulator()
      .drives()
      .filter(({ name }) => name === 'fresh').length;

  for (const status of [408, 499]) {
    it(`${status}: was not made; asked for again it is made, and nothing stays written down`, async () => {
      giveUp({ status });
      assert.equal((await create(window())).kind, 'failed');
      assert.equal((await notes()).length, 1);
      assert.equal(made(await create(window())).by, undefined);
      assert.deepEqual([posts(), fresh(), await notes()], [2, 1, []]);
    });

    it(`${status}, and made all the same: asked for again it is found, and nothing is sent`, async () => {
      giveUp({ status, effect: true });
      assert.equal((await create(window())).kind, 'failed');
      assert.equal(made(await create(window())).by, 'earlierRequest');
      assert.deepEqual([posts(), fresh(), await notes()], [1, 1, []]);
    });
  }

  it('with a network of its own, which was made all the same: that one is used', async () => {
    giveUp({ path: '/private-networks', effect: true });
    const first = await create(window(), own());
    assert.ok(first.kind === 'failed' && first.at === 'network');
    assert.equal(made(await create(window(), own())).networkMade?.name, 'its own');
    assert.deepEqual([posts(), fresh(), await notes()], [2, 1, []]);
  });

  it('and that another window waits for: that one looks before it asks for itself', async () => {
    const rule = giveUp({ effect: true, delayMs: 30 });
    const first = create(window());
    await until(() => rule.hits === 1);
    assert.equal(made(await create(window())).by, 'earlierRequest');
    assert.equal((await first).kind, 'failed');
    assert.deepEqual([posts(), fresh()], [1, 1]);
  });

  /** What the box comes back with that waits for Enter. */
  const givenUp = (outcome: CreateOutcome) => {
    assert.ok(outcome.kind === 'failed' && outcome.givenUp, outcome.kind);
    return [outcome.givenUp];
  };

  for (const { does, effect, by, sent } of [
    { does: 'finds', effect: true, by: 'earlierRequest', sent: 1 },
    { does: 'makes', effect: false, by: undefined, sent: 2 },
  ]) {
    it(`and that another window ${does} meanwhile: the one that has asked first takes it`, async () => {
      giveUp({ effect });
      const mine = givenUp(await create(window()));
      assert.equal(made(await create(window())).by, by);
      await windows.nextMoment();
      assert.equal(made(await create(window(), wish(), { givenUp: mine })).by, 'earlierRequest');
      assert.deepEqual([posts(), fresh(), await notes()], [sent, 1, []]);
    });
  }

  it('a second time, with another window’s in between: what there was before the first counts', async () => {
    giveUp();
    const mine = givenUp(await create(window()));
    assert.equal(made(await create(window())).by, undefined);
    const [drive] = simulator()
      .drives()
      .filter(({ name }) => name === 'fresh');
    assert.ok(drive);
    simulator().renameDrive(drive.id, 'away');
    giveUp();
    await windows.nextMoment();
    const again = givenUp(await create(window(), wish(), { givenUp: mine }));
    assert.deepEqual(again, mine);
  });

  it('and that cannot be written down: who asks again looks all the same', async () => {
    await fs.mkdir(windows.folder(), { recursive: true });
    await fs.writeFile(path.join(windows.folder(), 'acme'), 'no folder');
    giveUp({ effect: true });
    const mine = givenUp(await create(window(), wish(), { unwritten: true }));
    assert.equal(made(await create(window(), wish(), { unwritten: true, givenUp: mine })).by, 'earlierRequest');
    assert.deepEqual([posts(), fresh()], [1, 1]);
  });

  it('while another window waits to tell of it: that has nothing to tell', async () => {
    const rule = giveUp({ delayMs: 30 });
    const first = create(window());
    await until(() => rule.hits === 1);
    const other = window();
    const [note] = await other.unfinished();
    assert.ok(note);
    assert.equal(await other.holdUnfinished(note), undefined);
    assert.equal((await first).kind, 'failed');
    assert.deepEqual([other.lost, (await notes()).length], [[], 1]);
  });

  it('and that another window has lost meanwhile: nothing is sent until somebody knows the risk', async () => {
    giveUp();
    assert.equal((await create(window())).kind, 'failed');
    lose();
    assert.equal((await create(window())).kind, 'notKnown');
    const again = await create(window());
    assert.ok(again.kind === 'notKnown' && again.sentBefore);
    assert.deepEqual([posts(), fresh()], [2, 0]);
  });

  it('then another one, and the first again: each is looked for', async () => {
    for (const size of [500, 1000]) {
      giveUp({ effect: true });
      assert.equal((await create(window(), wish({ size }))).kind, 'failed');
    }
    for (const size of [500, 1000]) assert.equal(made(await create(window(), wish({ size }))).by, 'earlierRequest');
    assert.deepEqual([posts(), fresh()], [2, 2]);
  });

  it('is not another team’s, and what several could be a person says', async () => {
    giveUp({ effect: true });
    assert.equal((await create(window())).kind, 'failed');
    elsewhere();
    const again = await create(window());
    assert.ok(again.kind === 'notKnown' && again.candidates.length === 2);
    assert.equal(made(await create(window('other'))).by, undefined);
  });

  it('a second time stays given up; lost before, it stays as unknown as it was', async () => {
    giveUp();
    await create(window());
    giveUp();
    assert.equal((await create(window())).kind, 'failed');
    assert.deepEqual(
      (await window().notes()).map(({ isGivenUp }) => isGivenUp),
      [true],
    );
    await create(window());
    lose();
    const wished = wish({ name: 'lost' });
    await create(window(), wished);
    const [note] = await window().notes();
    assert.ok(note);
    giveUp();
    assert.equal((await create(window(), wished, { despite: despite(note) })).kind, 'failed');
    assert.deepEqual(await window().notes(), [note]);
  });

  it('is not brought up by itself, and forgotten after a day', async () => {
    giveUp();
    await create(window());
    assert.deepEqual([await window().unfinished(), (await notes()).length], [[], 1]);
    await aDayLater();
    assert.deepEqual([await window().unfinished(), await notes()], [[], []]);
  });

  it('a day ago is not looked for: what has been made since is another’s', async () => {
    giveUp();
    await create(window());
    await aDayLater();
    elsewhere();
    assert.equal(made(await create(window())).by, undefined);
    assert.deepEqual([posts(), fresh(), await notes()], [2, 2, []]);
  });

  async function aDayLater(): Promise<void> {
    const [file = ''] = await files('json');
    const note = JSON.parse(await fs.readFile(file, 'utf8')) as WishNote;
    await fs.writeFile(file, JSON.stringify({ ...note, time: note.time - 25 * 60 * 60_000 }));
  }
});
