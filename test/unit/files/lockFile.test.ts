import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { LockFile, staleAfterMs } from '../../../src/core/files/lockFile';

describe('a lock between windows', () => {
  let place: string;
  let now: number;
  const clock = { now: () => now };
  const lock = () => new LockFile(place, clock);
  const taken = async (one = lock()) => (await one.take()).kind === 'mine';
  const heldSince = async (ms: number) => {
    await lock().take();
    await fs.utimes(place, (now + ms) / 1000, (now + ms) / 1000);
  };

  beforeEach(async () => {
    now = Date.now();
    place = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'lock-')), 'deep', 'it.lock');
  });
  afterEach(() => fs.rm(path.dirname(path.dirname(place)), { recursive: true }));

  it('is held by one of many who come at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => taken()));
    assert.equal(all.filter(Boolean).length, 1);
  });

  it('is free again once it was let go, and says meanwhile what came of it', async () => {
    const first = lock();
    await first.take();
    await first.end('sd1');
    const ended = { kind: 'ended', result: 'sd1', at: now } as const;
    assert.deepEqual(await lock().state(), ended);
    assert.deepEqual(await lock().take({ joinsSince: now }), ended);
    assert.equal((await lock().take({ joinsSince: now + 1 })).kind, 'mine');
    assert.equal(await first.isMine(), false);
  });

  it('that was let go is never taken for held while it is being removed', async () => {
    const seen = new Set<string>();
    const lookUntilGone = async () => {
      for (let kind = ''; kind !== 'missing'; seen.add(kind)) ({ kind } = await lock().state());
    };
    for (let times = 0; times < 100; times++) {
      const first = lock();
      await first.take();
      await first.end();
      await Promise.all([...Array.from({ length: 10 }, lookUntilGone), first.remove()]);
    }
    assert.ok(!seen.has('held'), [...seen].join());
  });

  it('is removed by who let go of it, and by nobody who holds it no more', async () => {
    const [first, second] = [lock(), lock()];
    await first.take();
    await first.end();
    await second.take();
    await first.remove();
    assert.equal(await second.isMine(), true);
    await second.remove();
    assert.equal((await second.state()).kind, 'missing');
  });

  describe('in the moment in which another takes it over', () => {
    /** Works until it calls this function of the file system, and goes on when the other has taken over. */
    async function meanwhile<T>(name: 'open' | 'rename', work: () => Promise<T>): Promise<LockFile> {
      const other = lock();
      const real = fs[name] as (...args: unknown[]) => Promise<unknown>;
      const mocked = mock.method(fs, name, async (...args: unknown[]) => {
        mocked.mock.restore();
        // A file is opened before, and put aside after that.
        const opened = name === 'open' ? await real(...args) : undefined;
        await other.take();
        return opened ?? real(...args);
      });
      await work();
      assert.equal(mocked.mock.callCount(), 1);
      return other;
    }

    it('its end is not written into the other’s', async () => {
      const first = lock();
      await first.take();
      now += staleAfterMs + 1;
      const other = await meanwhile('open', () => first.end('sd1'));
      assert.equal((await lock().state()).kind, 'held');
      assert.equal(await other.isMine(), true);
    });

    it('a sign is not given for the other', async () => {
      const first = lock();
      await first.take();
      now += staleAfterMs + 1;
      const other = await meanwhile('open', () => first.isMine());
      assert.equal(await first.isMine(), false);
      assert.equal(await other.isMine(), true);
    });

    it('the other’s is not removed', async () => {
      const first = lock();
      await first.take();
      await first.end();
      const other = await meanwhile('rename', () => first.remove());
      assert.equal(await other.isMine(), true);
      assert.deepEqual(await fs.readdir(path.dirname(place)), [path.basename(place)]);
    });

    it('the other’s is not swept away', async () => {
      await heldSince(-staleAfterMs - 1_000);
      const other = await meanwhile('rename', () => lock().sweep(0));
      assert.equal(await other.isMine(), true);
    });

    it('a third does not get it too', async () => {
      await heldSince(-staleAfterMs - 1_000);
      let got = true;
      const other = await meanwhile('rename', async () => (got = await taken()));
      assert.deepEqual([got, await other.isMine()], [false, true]);
    });
  });

  describe('while another has put it aside, to see whether it may go', () => {
    const aside = () => `${place}.0`;
    let holder: LockFile;

    beforeEach(async () => {
      holder = lock();
      await holder.take();
      await fs.rename(place, aside());
    });
    const putBack = () => fs.rename(aside(), place);

    it('its end is not lost', async () => {
      await holder.end('sd1');
      await putBack();
      assert.deepEqual(await lock().state(), { kind: 'ended', result: 'sd1', at: now });
    });

    it('nor is it where it comes back before that was seen', async () => {
      const real = fs.readdir as (...args: unknown[]) => Promise<unknown>;
      const mocked = mock.method(fs, 'readdir', async (...args: unknown[]) => {
        await putBack();
        return real(...args);
      });
      await holder.end('sd1');
      mocked.mock.restore();
      assert.equal((await lock().state()).kind, 'ended');
    });

    it('it is held for everybody who looks', async () => {
      assert.deepEqual(await lock().state(), { kind: 'held' });
    });

    it('it is nobody’s to send by, but a third’s who takes it', async () => {
      assert.equal(await holder.isMine(), false);
      const third = lock();
      assert.equal(await taken(third), true);
      assert.deepEqual([await holder.isMine(), await third.isMine()], [false, true]);
      await holder.end('sd1');
      assert.equal(await third.isMine(), true);
    });
  });

  it('that is stale is taken over by one of many who come at once', async () => {
    await heldSince(-staleAfterMs - 1_000);
    const all = Array.from({ length: 20 }, () => lock());
    await Promise.all(all.map(one => one.take()));
    const still = await Promise.all(all.map(one => one.isMine()));
    assert.equal(still.filter(Boolean).length, 1);
  });

  for (const [what, ms, kind] of [
    ['almost two minutes ago', -staleAfterMs + 1_000, 'held'],
    ['more than two minutes ago', -staleAfterMs - 1_000, 'stale'],
    ['a moment in the future', 5_000, 'held'],
    ['tomorrow', 86_400_000, 'stale'],
  ] as const) {
    it(`whose holder gave its last sign ${what} is ${kind}`, async () => {
      await heldSince(ms);
      assert.equal((await lock().state()).kind, kind);
      assert.equal(await taken(), kind === 'stale');
    });
  }

  it('whose process has ended is stale at once; on another computer nobody can know', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    for (const [host, kind] of [
      [os.hostname(), 'stale'],
      ['elsewhere.example', 'held'],
    ] as const) {
      await heldSince(0);
      await fs.writeFile(place, JSON.stringify({ owner: 'somebody', pid, host }));
      await fs.utimes(place, now / 1000, now / 1000);
      assert.equal((await lock().state()).kind, kind);
    }
  });

  it('is kept by a holder that gives a sign', async () => {
    const first = lock();
    await first.take();
    now += staleAfterMs - 1_000;
    assert.equal(await first.isMine(), true);
    now += staleAfterMs - 1_000;
    assert.equal(await taken(), false);
  });

  for (const garbage of ['', '{', 'null', '[1]', '\u0000', '{"owner":7,"ended":"yes"}']) {
    it(`that holds garbage counts by its time alone: ${JSON.stringify(garbage)}`, async () => {
      await heldSince(0);
      await fs.writeFile(place, garbage);
      await fs.utimes(place, now / 1000, now / 1000);
      assert.equal(await taken(), false);
      now += staleAfterMs + 1;
      assert.equal(await taken(), true);
    });
  }

  it('is taken although something else lies in its place, after two minutes', async () => {
    await fs.mkdir(path.join(place, 'in the way'), { recursive: true });
    await fs.utimes(place, now / 1000, now / 1000);
    assert.equal(await taken(), false);
    now += staleAfterMs + 1;
    assert.equal(await taken(), true);
  });

  it('whose folder cannot be written is told', async () => {
    await fs.writeFile(path.dirname(place), '');
    await assert.rejects(lock().take());
  });
});
