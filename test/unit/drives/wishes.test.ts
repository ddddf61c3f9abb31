import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../../src/core/clock';
import { createDrive, driveMaking, type CreateOutcome } from '../../../src/core/drives/createDrive';
import { AskedElsewhere, HeldWish, shownForMs } from '../../../src/core/drives/heldWish';
import { NotWrittenDown, SentBefore } from '../../../src/core/drives/makeAlone';
import { lookOnce } from '../../../src/core/drives/makeOnce';
import { askedKey, beforeOf, type Asked } from '../../../src/core/drives/wishNote';
import { pollMs, Wishes } from '../../../src/core/drives/wishes';
import { staleAfterMs } from '../../../src/core/files/lockFile';
import { useSimulator } from '../../simulator/checked';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';
import { wishing } from './wishing';

describe('what is asked for is written down', () => {
  const simulator = useSimulator();
  let folder: string;
  let skipped: number;
  /** Files have the time of the system. Looking takes no time; a poll gives the other window a turn. */
  const clock: Clock = {
    now: () => Date.now() + skipped,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const over = () => reject(new Error('over'));
        if (signal.aborted) over();
        signal.addEventListener('abort', over, { once: true });
        if (ms === shownForMs || ms === 30_000 || ms === 90_000) return;
        const wake = () => {
          signal.removeEventListener('abort', over);
          resolve();
        };
        setTimeout(wake, ms === pollMs ? 5 : 0);
      }),
  };

  beforeEach(async () => {
    skipped = 0;
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'wishes-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  const { networkId, wish } = wishing(simulator);
  const own = () => wish({ network: { kind: 'new', name: 'its own' } });
  const asked = (): Asked => ({
    at: 'drive',
    sent: { name: 'fresh', region: 'ny2', networkId: networkId(), size: 500 },
  });
  const elsewhere = () => simulator().createDrive({ name: 'fresh', region: 'ny2', networkId: networkId(), size: 500 });
  /** One window of one account. */
  const window = (account = 'acme', signal = never()) =>
    new Wishes(path.join(folder, account), account, { clock, signal });
  const create = (wishes: Wishes, wished = wish(), more: { despite?: string; onWait?: () => unknown } = {}) =>
    createDrive(clientFor(simulator()), wished, { clock, signal: never(), wishes, ...more });
  const made = (outcome: CreateOutcome) => {
    assert.ok(outcome.kind === 'made', outcome.kind);
    return outcome;
  };
  const posts = () => simulator().requests.filter(({ method }) => method === 'POST').length;
  const notes = async (account = 'acme') =>
    (await fs.readdir(path.join(folder, account)).catch(() => [])).filter(name => name.endsWith('.json'));
  const lose = (path_ = '/shared-drives', effect = false) =>
    simulator().fail({ method: 'POST', path: path_, drop: 'beforeHeaders', effect, times: 1 });

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
    const text = await fs.readFile(path.join(folder, 'acme', file), 'utf8');
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
    await fs.writeFile(path.join(folder, 'acme'), 'in the way');
    const outcome = await create(window());
    assert.ok(outcome.kind === 'failed' && outcome.error instanceof NotWrittenDown);
    assert.match(outcome.error.code, /^E[A-Z]+$/);
    assert.equal(posts(), 0);
  });

  describe('for a window that was closed in the middle', () => {
    /** As a host that ends: what was written stays, and so does the lock. */
    async function end({ effect }: { readonly effect: boolean }): Promise<void> {
      const held = await window().hold(asked());
      assert.ok(held instanceof HeldWish);
      await held.writeDown(wish(), {
        ids: simulator()
          .drives()
          .map(({ id }) => id),
        since: undefined,
      });
      if (effect) elsewhere();
    }

    it('so that the next one looks for it, and finds the one that was made', async () => {
      await end({ effect: true });
      skipped = staleAfterMs + 1;
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
      await fs.cp(path.join(folder, 'acme'), path.join(folder, 'other'), { recursive: true });
      assert.deepEqual(await window('other').unfinished(), []);
      assert.equal((await window('acme').unfinished()).length, 1);
    });

    it('asked for afresh, the one that was made is taken, and nothing is sent', async () => {
      await end({ effect: true });
      skipped = staleAfterMs + 1;
      const outcome = made(await create(window()));
      assert.equal(outcome.drive.id, simulator().drives().at(-1)?.id);
      assert.equal(posts(), 0);
      assert.deepEqual(await notes(), []);
    });

    it('asked for afresh where none is found, nothing is sent until somebody knows the risk', async () => {
      await end({ effect: false });
      skipped = staleAfterMs + 1;
      const wishes = window();
      const outcome = await create(wishes);
      assert.ok(outcome.kind === 'notKnown' && outcome.sentBefore && outcome.error instanceof SentBefore);
      assert.equal(posts(), 0);
      assert.equal((await notes()).length, 1);
      made(await create(wishes, wish(), { despite: askedKey(outcome) }));
      assert.equal(posts(), 1);
      assert.deepEqual(await notes(), []);
    });

    it('asked for afresh and refused, the first stays as unknown as it was', async () => {
      await end({ effect: false });
      skipped = staleAfterMs + 1;
      const [before] = await window().unfinished();
      simulator().fail({ method: 'POST', status: 400 });
      assert.equal((await create(window(), wish(), { despite: askedKey(asked()) })).kind, 'failed');
      assert.deepEqual(await window().unfinished(), [before]);
    });

    it('asked for afresh where several could be it, a person says which', async () => {
      await end({ effect: true });
      elsewhere();
      skipped = staleAfterMs + 1;
      const outcome = await create(window());
      assert.ok(outcome.kind === 'notKnown');
      assert.equal(outcome.candidates.length, 2);
      assert.equal(posts(), 0);
    });

    for (const damaged of ['', '{"version":1', 'null', '{"version":2,"at":"drive"}', '\u0000\u0000']) {
      it(`damaged, or of another version, is as good as none: ${JSON.stringify(damaged)}`, async () => {
        await end({ effect: false });
        skipped = staleAfterMs + 1;
        const [file = ''] = await notes();
        await fs.writeFile(path.join(folder, 'acme', file), damaged);
        assert.deepEqual(await window().unfinished(), []);
        made(await create(window()));
      });
    }

    it('leaves a lock that the next one takes away', async () => {
      await end({ effect: false });
      skipped = staleAfterMs + 1;
      await window().unfinished();
      assert.deepEqual(
        (await fs.readdir(path.join(folder, 'acme'))).filter(name => name.endsWith('.lock')),
        [],
      );
    });
  });

  describe('one window at a time', () => {
    it('the same from another window waits for the first, and gets the same drive', async () => {
      const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
      const first = create(window());
      await until(() => held.hits === 1);
      let waits = 0;
      const second = create(window(), wish(), { onWait: () => (waits += 1) });
      await until(() => waits === 1);
      held.stop();
      const [one, other] = [made(await first), made(await second)];
      assert.deepEqual(other.drive, one.drive);
      assert.deepEqual([one.by, other.by], [undefined, 'anotherWindow']);
      assert.equal(posts(), 1);
    });

    it('ten windows that come at once, with a network of its own: one network, one drive', async () => {
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => create(window(), own())));
      assert.equal(new Set(outcomes.map(outcome => made(outcome).drive.id)).size, 1);
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
      const [lock = ''] = await fs.readdir(path.join(folder, 'acme'));
      const outcome = await create(window(), wish(), { onWait: () => rmSync(path.join(folder, 'acme', lock)) });
      assert.ok(outcome.kind === 'failed' && outcome.error instanceof AskedElsewhere);
      assert.equal(posts(), 0);
    });

    it('one that was taken for gone does not send when it wakes up', async () => {
      const reading = simulator().fail({ method: 'GET', path: '/shared-drives', hang: 'beforeHeaders', times: 1 });
      const first = create(window());
      await until(() => reading.hits === 1);
      skipped = staleAfterMs + 1;
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
  });
});
