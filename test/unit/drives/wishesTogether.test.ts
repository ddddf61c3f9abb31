import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { mock } from 'node:test';
import { lookOnce } from '../../../src/core/drives/makeOnce';
import { driveMaking, type CreateOutcome } from '../../../src/core/drives/createDrive';
import { HeldWish } from '../../../src/core/drives/heldWish';
import { AskedElsewhere, NotWrittenDown } from '../../../src/core/drives/notSent';
import { beforeOf } from '../../../src/core/drives/wishNote';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';
import { useWindows } from './windows';

describe('one window at a time', () => {
  const windows = useWindows();
  const { simulator, wish, own, asked, elsewhere, window, create, made } = windows;
  const { posts, notes, end, despite, files, folder, skip, nextMoment } = windows;

  it('the same from another window waits for the first, and gets the same drive', async () => {
    const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
    const first = create(window());
    await until(() => held.hits === 1);
    let waits = 0;
    const second = create(window(), wish(), { onWait: () => (waits += 1) });
    await until(() => waits === 1);
    held.stop();
    const [one, other] = [made(await first), made(await second)];
    assert.equal(other.drive.id, one.drive.id);
    assert.deepEqual([one.by, other.by], [undefined, 'anotherWindow']);
    assert.equal(posts(), 1);
  });

  it('ten windows that come at once, with a network of its own: one network, one drive', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => create(window(), own())));
    assert.equal(new Set(outcomes.map(outcome => made(outcome).drive.id)).size, 1);
    assert.equal(posts(), 2);
  });

  for (const [what, wished, requests] of [
    ['', wish, 1],
    [', with a network of its own', own, 2],
  ] as const) {
    it(`asked for at the same time, one that comes to look when the other has long ended, and is closed, gets the same${what}`, async () => {
      const wishes = window();
      const hold = wishes.hold.bind(wishes);
      const closed = new AbortController();
      let first: Promise<CreateOutcome> | undefined;
      wishes.hold = async (...how) => {
        made(await (first ??= create(window('acme', closed.signal), wished())));
        closed.abort();
        return hold(...how);
      };
      const second = made(await create(wishes, wished()));
      assert.equal(second.by, 'anotherWindow');
      assert.equal(posts(), requests);
    });
  }

  it('asked for anew once the first has ended, it is another drive', async () => {
    const one = made(await create(window()));
    await nextMoment();
    assert.notEqual(made(await create(window())).drive.id, one.drive.id);
    assert.equal(posts(), 2);
  });

  it('where the first is refused, the second asks for itself', async () => {
    const held = simulator().fail({ method: 'POST', status: 400, delayMs: 30, times: 1 });
    const first = create(window());
    await until(() => held.hits === 1);
    const second = await create(window());
    assert.equal((await first).kind, 'failed');
    assert.equal(made(second).by, undefined);
    assert.equal(posts(), 2);
  });

  it('where the outcome of the first is not known, the second looks and asks', async () => {
    const held = simulator().fail({ method: 'POST', drop: 'beforeHeaders', delayMs: 30, times: 1 });
    const first = create(window());
    await until(() => held.hits === 1);
    const second = await create(window());
    assert.equal((await first).kind, 'notKnown');
    assert.ok(second.kind === 'notKnown' && second.sentBefore);
    assert.equal(posts(), 1);
  });

  it('where it cannot be seen how the first ended, nothing is sent', async () => {
    await window().hold(asked());
    const [lock = ''] = await fs.readdir(path.join(folder(), 'acme'));
    const outcome = await create(window(), wish(), { onWait: () => rmSync(path.join(folder(), 'acme', lock)) });
    assert.ok(outcome.kind === 'failed' && outcome.error instanceof AskedElsewhere);
    assert.equal(posts(), 0);
  });

  it('where the first has ended and is taken away just as it is looked at, nothing is sent', async () => {
    const first = await window().hold(asked());
    assert.ok(first instanceof HeldWish);
    const open = fs.open.bind(fs);
    const onWait = async () => {
      await first.settled('sdmade');
      const mocked = mock.method(fs, 'open', async (file: string, flags?: string) => {
        mocked.mock.restore();
        const opened = await open(file, flags);
        rmSync(file);
        return opened;
      });
    };
    const outcome = await create(window(), wish(), { onWait: () => void onWait() });
    assert.ok(outcome.kind === 'failed' && outcome.error instanceof AskedElsewhere);
    assert.equal(posts(), 0);
  });

  it('one that was taken for gone does not send when it wakes up', async () => {
    const reading = simulator().fail({ method: 'GET', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
    const first = create(window());
    await until(() => reading.hits === 1);
    skip();
    made(await create(window()));
    reading.stop();
    const outcome = await first;
    assert.ok(outcome.kind === 'failed' && outcome.error instanceof AskedElsewhere);
    assert.equal(posts(), 1);
  });

  it('another wish, or another account’s, waits for nobody', async () => {
    const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders', times: 1 });
    const first = create(window());
    await until(() => held.hits === 1);
    made(await create(window(), wish({ name: 'other' })));
    made(await create(window('other account')));
    held.stop();
    made(await first);
  });

  it('who signs out waits no longer', async () => {
    await window().hold(asked());
    const gone = new AbortController();
    const waiting = create(window('acme', gone.signal), wish(), { onWait: () => gone.abort() });
    assert.equal((await waiting).kind, 'failed');
    assert.equal(posts(), 0);
  });

  it('what a window finds that looks for what was lost is given to who asks for the same meanwhile', async () => {
    await end({ effect: false });
    skip();
    const looking = window();
    const [note] = await looking.unfinished();
    assert.ok(note?.at === 'drive');
    const held = await looking.holdUnfinished(note);
    let waits = 0;
    const asking = create(window(), wish(), { onWait: () => (waits += 1) });
    await until(() => waits === 1);
    elsewhere();
    await held?.lookedFor(await lookOnce(driveMaking(clientFor(simulator()), note.sent), beforeOf(note), never()));
    const outcome = made(await asking);
    assert.equal(outcome.by, 'anotherWindow');
    assert.equal(posts(), 0);
    assert.deepEqual(await notes(), []);
  });

  for (const [what, lookedFor] of [
    ['finds none', []],
    ['finds several', ['one', 'another']],
  ] as const) {
    it(`a look that ${what} leaves it for the next to ask`, async () => {
      await end({ effect: false });
      skip();
      const looking = window();
      const [note] = await looking.unfinished();
      assert.ok(note);
      const held = await looking.holdUnfinished(note);
      await held?.lookedFor(lookedFor.map(id => ({ id, created: '2025-01-01T00:00:00Z' })));
      const outcome = await create(window());
      assert.ok(outcome.kind === 'notKnown' && outcome.sentBefore);
      assert.equal(posts(), 0);
    });
  }

  it('one that was taken over leaves the note of the one that took over', async () => {
    const reading = simulator().fail({ method: 'GET', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
    const first = create(window());
    await until(() => reading.hits === 1);
    skip();
    const posting = simulator().fail({ method: 'POST', hang: 'beforeHeaders', times: 1 });
    const second = create(window());
    await until(() => posting.hits === 1);
    reading.stop();
    assert.equal((await first).kind, 'failed');
    assert.equal((await notes()).length, 1);
    posting.stop();
    made(await second);
    assert.deepEqual(await notes(), []);
  });

  it('one that was taken over after it had sent leaves the note too', async () => {
    const posting = simulator().fail({ method: 'POST', hang: 'beforeHeaders', times: 1 });
    const first = create(window());
    await until(() => posting.hits === 1);
    const [note] = await window().unfinished();
    assert.ok(note);
    skip();
    const again = simulator().fail({ method: 'POST', hang: 'beforeHeaders', times: 1 });
    const second = create(window(), wish(), { despite: despite(note) });
    await until(() => again.hits === 1);
    posting.stop();
    made(await first);
    assert.equal((await notes()).length, 1);
    again.stop();
    made(await second);
    assert.deepEqual(await notes(), []);
  });

  describe('a request sent again although its outcome is not known', () => {
    const lost = async () => {
      await end({ effect: false });
      skip();
      const [note] = await window().unfinished();
      assert.ok(note);
      return despite(note);
    };

    it('is not sent if it has turned up since somebody looked', async () => {
      const known = await lost();
      elsewhere();
      const outcome = made(await create(window(), wish(), { despite: known }));
      assert.equal(outcome.by, 'earlierRequest');
      assert.equal(posts(), 0);
      assert.deepEqual(await notes(), []);
    });

    it('is not sent if another window has sent it again meanwhile, and its note is gone', async () => {
      const known = await lost();
      made(await create(window(), wish(), { despite: known }));
      await nextMoment();
      const outcome = made(await create(window(), wish(), { despite: known }));
      assert.equal(outcome.by, 'earlierRequest');
      assert.equal(posts(), 1);
    });

    it('is not sent if several have turned up: a person says which', async () => {
      const known = await lost();
      elsewhere();
      elsewhere();
      const outcome = await create(window(), wish(), { despite: known });
      assert.ok(outcome.kind === 'notKnown' && outcome.sentBefore);
      assert.equal(outcome.candidates.length, 2);
      assert.equal(posts(), 0);
      assert.equal((await notes()).length, 1);
    });

    it('is sent where those that turned up are known not to be it', async () => {
      const known = await lost();
      const { id } = elsewhere();
      const before = { ...known.before, ids: [...known.before.ids, id] };
      assert.equal(made(await create(window(), wish(), { despite: { ...known, before } })).by, undefined);
      assert.equal(posts(), 1);
    });

    it('takes no more requests than the first', async () => {
      const known = await lost();
      const before = simulator().requests.length;
      made(await create(window(), wish(), { despite: known }));
      assert.equal(simulator().requests.length - before, 2);
    });
  });

  describe('with a network of its own', () => {
    /** Both windows ask; the second is slow to read the network that the first has made. */
    async function slowToJoin(between: () => Promise<unknown>) {
      const network = simulator().fail({ method: 'POST', path: '/private-networks', hang: 'beforeHeaders', times: 1 });
      const drive = simulator().fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
      const first = create(window(), own());
      await until(() => network.hits === 1);
      const reading = simulator().fail({ method: 'GET', path: /^\/private-networks\/./, hang: 'beforeHeaders' });
      let waits = 0;
      const second = create(window(), own(), { onWait: () => (waits += 1) });
      await until(() => waits === 1);
      network.stop();
      await until(() => reading.hits === 1 && drive.hits === 1);
      drive.stop();
      const outcome = await first;
      await between();
      reading.stop();
      return [outcome, await second] as const;
    }
    const forgetLocks = async () => Promise.all((await files('lock')).map(file => fs.rm(file)));

    it('the second gets the same drive, although the first has ended long before it has read the network', async () => {
      const [first, second] = await slowToJoin(forgetLocks);
      assert.equal(made(second).drive.id, made(first).drive.id);
      assert.equal(made(second).by, 'anotherWindow');
      assert.equal(posts(), 2);
    });

    it('the second sends nothing where the drive is not to be seen any more', async () => {
      const [first, second] = await slowToJoin(async () => {
        await forgetLocks();
        for (const { id, name } of simulator().drives()) if (name === 'fresh') simulator().deleteDrive(id);
      });
      made(first);
      assert.ok(second.kind === 'failed' && second.error instanceof AskedElsewhere);
      assert.equal(posts(), 2);
    });

    it('a third that comes when the drive is under way gets it too, although that has ended just as it looks', async () => {
      const drive = simulator().fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
      const first = create(window(), own());
      await until(() => drive.hits === 1);
      const wishes = window();
      const hold = wishes.hold.bind(wishes);
      // It has seen the note, and would hold the same: meanwhile the first is done, and nothing of it is left to see.
      wishes.hold = async (...how) => {
        drive.stop();
        made(await first);
        await forgetLocks();
        return hold(...how);
      };
      const third = made(await create(wishes, own()));
      assert.equal(third.drive.id, made(await first).drive.id);
      assert.equal(third.by, 'anotherWindow');
      assert.equal(posts(), 2);
    });

    it('another drive in it waits for nobody once the network is there', async () => {
      const network = simulator().fail({ method: 'POST', path: '/private-networks', hang: 'beforeHeaders', times: 1 });
      const first = create(window(), own());
      await until(() => network.hits === 1);
      let waits = 0;
      const second = create(window(), { ...own(), name: 'second' }, { onWait: () => (waits += 1) });
      await until(() => waits === 1);
      network.stop();
      const [one, other] = [made(await first), made(await second)];
      assert.equal(one.drive.networkId, other.drive.networkId);
      assert.notEqual(one.drive.id, other.drive.id);
      assert.equal(posts(), 3);
    });

    it('network or drive is written down at every moment', async () => {
      const reading = simulator().fail({ method: 'GET', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
      const creating = create(window(), own());
      await until(() => reading.hits === 1);
      assert.deepEqual(
        (await window().unfinished()).map(({ at }) => at),
        ['network'],
      );
      reading.stop();
      made(await creating);
      assert.deepEqual(await notes(), []);
    });

    it('the network is no longer written down where the drive is refused before it is sent', async () => {
      simulator().fail({ method: 'GET', path: '/shared-drives', status: 403 });
      assert.equal((await create(window(), own())).kind, 'failed');
      assert.deepEqual(await notes(), []);
    });
  });

  describe('and told once', () => {
    it('what this window is at is not unfinished', async () => {
      const posting = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
      const wishes = window();
      const creating = create(wishes);
      await until(() => posting.hits === 1);
      assert.deepEqual(await wishes.unfinished(), []);
      posting.stop();
      made(await creating);
    });

    it('what this window has told while it waited to look is not looked for again', async () => {
      await end({ effect: false });
      skip();
      const wishes = window();
      const [note] = await wishes.unfinished();
      assert.ok(note);
      const held = await wishes.hold(asked());
      assert.ok(held instanceof HeldWish);
      const looking = wishes.holdUnfinished(note);
      await held.notKnown();
      assert.equal(await looking, undefined);
      assert.equal((await notes()).length, 1);
    });

    it('what could not be looked for is for the next time', async () => {
      await end({ effect: false });
      skip();
      const wishes = window();
      const [note] = await wishes.unfinished();
      assert.ok(note);
      await (await wishes.holdUnfinished(note))?.letGo();
      assert.deepEqual(await wishes.unfinished(), [note]);
    });
  });

  describe('where files fail', () => {
    /** In the place of the note lies something that cannot be read. */
    async function blockNote(): Promise<void> {
      await end({ effect: false });
      const [note = ''] = await files('json');
      await fs.rm(note);
      await fs.mkdir(path.join(note, 'in the way'), { recursive: true });
      skip();
    }

    it('a lock is let go whose note cannot be read, so that nobody waits for it', async () => {
      await blockNote();
      for (let i = 0; i < 2; i++) {
        let waits = 0;
        const outcome = await create(window(), wish(), { onWait: () => (waits += 1) });
        assert.ok(outcome.kind === 'failed' && outcome.error instanceof NotWrittenDown);
        assert.equal(waits, 0);
      }
      assert.equal(posts(), 0);
    });

    it('who sends it all the same still keeps others from it', async () => {
      await blockNote();
      const posting = simulator().fail({ method: 'POST', hang: 'beforeHeaders', times: 1 });
      const first = create(window(), wish(), { unwritten: true });
      await until(() => posting.hits === 1);
      let waits = 0;
      const second = create(window(), wish(), { unwritten: true, onWait: () => (waits += 1) });
      await until(() => waits === 1);
      posting.stop();
      assert.equal(made(await second).drive.id, made(await first).drive.id);
      assert.equal(posts(), 1);
    });

    it('who sends it all the same sends it even where not even a lock can be made', async () => {
      await fs.writeFile(path.join(folder(), 'acme'), 'in the way');
      made(await create(window(), wish(), { unwritten: true }));
      assert.equal(posts(), 1);
    });

    it('who sends it all the same looks first for what was written down before', async () => {
      await end({ effect: true });
      skip();
      assert.equal(made(await create(window(), wish(), { unwritten: true })).by, 'earlierRequest');
      assert.equal(posts(), 0);
    });

    for (const [what, times, kind] of [
      ['for a moment', 2, 'made'],
      ['for long', 9, 'failed'],
    ] as const) {
      it(`a lock whose place is blocked ${what}, as on Windows by one just removed: ${kind}`, async () => {
        const blocked = Object.assign(new Error('made up'), { code: 'EPERM', syscall: 'open' });
        const open = fs.open.bind(fs);
        let left: number = times;
        const mocked = mock.method(fs, 'open', ((file: string, flags: string, mode?: number) =>
          flags === 'wx' && left-- > 0 ? Promise.reject(blocked) : open(file, flags, mode)) as typeof fs.open);
        const outcome = await create(window()).finally(() => mocked.mock.restore());
        assert.equal(outcome.kind, kind);
      });
    }

    it('a note that cannot be removed does not hide what was made', async () => {
      await blockNote();
      await window().settle(asked());
    });

    it('what nobody can read goes after a day, and what is being written does not', async () => {
      await end({ effect: false });
      const [note = ''] = await files('json');
      const others = [`${note}.half`, path.join(path.dirname(note), 'other.json')];
      for (const file of others) await fs.writeFile(file, '{"version":');
      await window().unfinished();
      assert.equal((await fs.readdir(path.dirname(note))).length, 4);
      const longAgo = Date.now() / 1000 - 25 * 60 * 60;
      for (const file of [note, ...others]) await fs.utimes(file, longAgo, longAgo);
      await window().unfinished();
      assert.deepEqual(await files('json'), [note]);
      assert.equal((await fs.readdir(path.dirname(note))).length, 2);
    });

    it('a lock that has just ended stays for those who wait, and goes later', async () => {
      const first = await window().hold(asked());
      assert.ok(first instanceof HeldWish);
      await first.settled('dr1');
      await window().unfinished();
      assert.equal((await files('lock')).length, 1);
      skip();
      await window().unfinished();
      assert.deepEqual(await files('lock'), []);
    });
  });
});
