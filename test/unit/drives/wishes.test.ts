import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { driveMaking } from '../../../src/core/drives/createDrive';
import { lookOnce } from '../../../src/core/drives/makeOnce';
import { NotWrittenDown, SentBefore } from '../../../src/core/drives/notSent';
import { askedKey, beforeOf } from '../../../src/core/drives/wishNote';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';
import { useWindows } from './windows';

describe('what is asked for is written down', () => {
  const windows = useWindows();
  const { simulator, wish, own, asked, elsewhere, window, create, made } = windows;
  const { posts, notes, lose, end, despite, folder, skip } = windows;

  it('just before it is sent, whole, without a secret', async () => {
    const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
    const wishes = window();
    const creating = create(wishes);
    await until(() => held.hits === 1);
    const [note, ...others] = await window().unfinished();
    assert.deepEqual(others, []);
    assert.ok(note?.at === 'drive');
    assert.deepEqual(note.wish, wish());
    assert.deepEqual(note.sent, asked().sent);
    assert.ok(Math.abs(note.time - Date.now()) < 60_000);
    assert.deepEqual(
      note.before.ids.toSorted(),
      simulator()
        .drives()
        .map(({ id }) => id)
        .toSorted(),
    );
    const [file = ''] = await notes();
    const text = await fs.readFile(path.join(folder(), 'acme', file), 'utf8');
    for (const secret of [
      simulator().key,
      ...simulator()
        .drives()
        .map(({ password }) => password),
    ]) {
      assert.ok(!text.includes(secret));
    }
    held.stop();
    made(await creating);
    assert.deepEqual(await notes(), []);
  });

  it('not while it is known that nothing was sent', async () => {
    simulator().fail({ method: 'GET', path: '/shared-drives', status: 403 });
    assert.equal((await create(window())).kind, 'failed');
    assert.deepEqual(await notes(), []);
  });

  it('with the network that was made for it: the same asked for once more goes on in that, and finds the drive', async () => {
    const held = simulator().fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders', effect: true });
    const closed = new AbortController();
    const creating = create(window(), own(), { signal: closed.signal });
    await until(() => held.hits === 1);
    closed.abort();
    assert.equal((await creating).kind, 'notKnown');
    held.stop();
    assert.equal(made(await create(window(), own())).by, 'earlierRequest');
    assert.equal(posts(), 2);
    assert.deepEqual(await notes(), []);
  });

  for (const status of [400, 401, 403, 404, 409, 429]) {
    it(`and taken away when it is refused: ${status}`, async () => {
      simulator().fail({ method: 'POST', status });
      assert.equal((await create(window())).kind, 'failed');
      assert.deepEqual(await notes(), []);
      assert.equal(posts(), 1);
    });
  }

  it('and taken away when it is found after all', async () => {
    lose('/shared-drives', true);
    made(await create(window()));
    assert.deepEqual(await notes(), []);
  });

  it('and stays while it is not known', async () => {
    lose();
    const wishes = window();
    assert.equal((await create(wishes)).kind, 'notKnown');
    assert.deepEqual(await wishes.unfinished(), [], 'this window has told it');
    assert.equal((await window().unfinished()).length, 1);
    await wishes.settle(asked());
    assert.deepEqual(await notes(), []);
  });

  describe('until somebody says to forget it', () => {
    it('which asks for nothing, and the same can be asked for anew', async () => {
      lose();
      const wishes = window();
      assert.equal((await create(wishes)).kind, 'notKnown');
      const before = simulator().requests.length;
      await wishes.forget(asked());
      assert.deepEqual([await notes(), await windows.files('lock')], [[], []]);
      assert.deepEqual(await window().unfinished(), []);
      assert.equal(simulator().requests.length, before);
      assert.equal(made(await create(wishes)).by, undefined);
    });

    it('but not while another window is at it', async () => {
      const posting = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
      const creating = create(window());
      await until(() => posting.hits === 1);
      await window().forget(asked());
      assert.equal((await notes()).length, 1);
      posting.stop();
      made(await creating);
    });

    it('which no more than anything else may fail where its folder is gone', async () => {
      await fs.writeFile(path.join(folder(), 'acme'), 'in the way');
      await window().forget(asked());
    });

    it('which fails where the note cannot be removed, and can be tried again', async () => {
      lose();
      const wishes = window();
      assert.equal((await create(wishes)).kind, 'notKnown');
      const [note = ''] = await windows.files('json');
      await fs.rm(note);
      await fs.mkdir(note);
      await assert.rejects(wishes.forget(asked()));
      assert.deepEqual(await windows.files('lock'), []);
      await fs.rmdir(note);
      await wishes.forget(asked());
      assert.deepEqual([await windows.files('json'), await windows.files('lock')], [[], []]);
    });
  });

  it('first for the network, then for the drive in it', async () => {
    const network = simulator().fail({ method: 'POST', path: '/private-networks', hang: 'beforeHeaders' });
    const drive = simulator().fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders' });
    const creating = create(window(), own());
    await until(() => network.hits === 1);
    const [first] = await window().unfinished();
    assert.ok(first?.at === 'network');
    assert.deepEqual(first.wish, own());
    network.stop();
    await until(() => drive.hits === 1);
    const [second, ...others] = await window().unfinished();
    assert.equal(second?.at, 'drive');
    assert.deepEqual(others, []);
    drive.stop();
    made(await creating);
    assert.deepEqual(await notes(), []);
  });

  it('and nothing is sent where it cannot be', async () => {
    await fs.writeFile(path.join(folder(), 'acme'), 'in the way');
    const outcome = await create(window());
    assert.ok(outcome.kind === 'failed' && outcome.error instanceof NotWrittenDown);
    assert.match(outcome.error.code, /^E[A-Z]+$/);
    assert.equal(posts(), 0);
  });

  describe('for a window that was closed in the middle', () => {
    it('so that the next one looks for it, and finds the one that was made', async () => {
      await end({ effect: true });
      skip();
      const wishes = window();
      const [note] = await wishes.unfinished();
      assert.ok(note?.at === 'drive');
      const held = await wishes.holdUnfinished(note);
      assert.ok(held?.note);
      const found = await lookOnce(driveMaking(clientFor(simulator()), note.sent), beforeOf(held.note), never());
      assert.deepEqual(
        found.map(({ name }) => name),
        ['fresh'],
      );
      assert.equal(posts(), 0);
    });

    it('is left alone by others while the window may still be at it, and then it has told', async () => {
      const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
      const creating = create(window());
      await until(() => held.hits === 1);
      const wishes = window();
      const [note] = await wishes.unfinished();
      assert.ok(note);
      const looking = wishes.holdUnfinished(note);
      held.stop();
      made(await creating);
      assert.equal(await looking, undefined);
      assert.deepEqual(await wishes.unfinished(), []);
    });

    it('is read by its own account only', async () => {
      await end({ effect: true });
      await fs.cp(path.join(folder(), 'acme'), path.join(folder(), 'other'), { recursive: true });
      assert.deepEqual(await window('other').unfinished(), []);
      assert.equal((await window('acme').unfinished()).length, 1);
    });

    it('asked for afresh, the one that was made is taken, and nothing is sent', async () => {
      await end({ effect: true });
      skip();
      const outcome = made(await create(window()));
      assert.equal(outcome.drive.id, simulator().drives().at(-1)?.id);
      assert.equal(posts(), 0);
      assert.deepEqual(await notes(), []);
    });

    it('asked for afresh where none is found, nothing is sent until somebody knows the risk', async () => {
      await end({ effect: false });
      skip();
      const wishes = window();
      const outcome = await create(wishes);
      assert.ok(outcome.kind === 'notKnown' && outcome.sentBefore && outcome.error instanceof SentBefore);
      assert.equal(posts(), 0);
      assert.equal((await notes()).length, 1);
      made(await create(wishes, wish(), { despite: { asked: askedKey(outcome), before: outcome.before } }));
      assert.equal(posts(), 1);
      assert.deepEqual(await notes(), []);
    });

    it('lost here, it counts until another window has settled or forgotten it, and this one has looked', async () => {
      for (const known of ['settle', 'forget'] as const) {
        const here = window();
        let changes = 0;
        here.onDidChange(() => (changes += 1));
        lose();
        assert.equal((await create(here)).kind, 'notKnown');
        await here.lookAtLost();
        assert.deepEqual([here.lost, changes], [['fresh'], 1]);
        const [note] = await window().notes();
        assert.ok(note);
        await window()[known](note);
        assert.deepEqual(here.lost, ['fresh']);
        await here.lookAtLost();
        assert.deepEqual([here.lost, changes], [[], 2], known);
      }
    });

    it('lost here without a note of it, it counts on', async () => {
      const here = window();
      const held = await here.hold(asked());
      assert.ok(held.kind === 'held');
      await held.notKnown();
      for (let looks = 0; looks < 3; looks++) await here.lookAtLost();
      assert.deepEqual(here.lost, ['fresh']);
    });

    it('asked for afresh and refused, the first stays as unknown as it was', async () => {
      await end({ effect: false });
      skip();
      const [before] = await window().unfinished();
      assert.ok(before);
      simulator().fail({ method: 'POST', status: 400 });
      assert.equal((await create(window(), wish(), { despite: despite(before) })).kind, 'failed');
      assert.deepEqual(await window().unfinished(), [before]);
    });

    it('in a new network that is gone since: one refusal, and the next try makes a network of its own', async () => {
      const gone = { name: 'fresh', region: 'ny2', networkId: 'nwgone', size: 500 };
      await end({ effect: false, request: { at: 'drive', sent: gone }, wished: own() });
      skip();
      const wishes = window();
      const outcome = await create(wishes, own());
      assert.ok(outcome.kind === 'notKnown');
      const knowing = { despite: { asked: askedKey(outcome), before: outcome.before } };
      assert.equal((await create(wishes, own(), knowing)).kind, 'failed');
      assert.deepEqual(await notes(), []);
      assert.equal(made(await create(wishes, own(), knowing)).networkMade?.name, 'its own');
    });

    it('in a new network that is still there: a refusal leaves it as unknown as it was', async () => {
      await end({ effect: false, wished: own() });
      skip();
      simulator().fail({ method: 'POST', status: 400 });
      const [before] = await window().unfinished();
      assert.ok(before);
      assert.equal((await create(window(), own(), { despite: despite(before) })).kind, 'failed');
      assert.equal((await notes()).length, 1);
    });

    it('forgotten by somebody who has signed out meanwhile makes no folder again', async () => {
      await end({ effect: false });
      const [before] = await window().notes();
      assert.ok(before);
      await fs.rm(path.join(folder(), 'acme'), { recursive: true });
      await window().forget(before);
      await assert.rejects(fs.stat(path.join(folder(), 'acme')), { code: 'ENOENT' });
    });

    it('asked for afresh where several could be it, a person says which', async () => {
      await end({ effect: true });
      elsewhere();
      skip();
      const outcome = await create(window());
      assert.ok(outcome.kind === 'notKnown');
      assert.equal(outcome.candidates.length, 2);
      assert.equal(posts(), 0);
    });

    for (const damaged of ['', '{"version":1', 'null', '{"version":2,"at":"drive"}', '\u0000\u0000']) {
      it(`damaged, or of another version, is as good as none: ${JSON.stringify(damaged)}`, async () => {
        await end({ effect: false });
        skip();
        const [file = ''] = await notes();
        await fs.writeFile(path.join(folder(), 'acme', file), damaged);
        assert.deepEqual(await window().unfinished(), []);
        made(await create(window()));
      });
    }

    it('leaves a lock that the next one takes away', async () => {
      await end({ effect: false });
      skip();
      await window().unfinished();
      assert.deepEqual(
        (await fs.readdir(path.join(folder(), 'acme'))).filter(name => name.endsWith('.lock')),
        [],
      );
    });
  });
});
