import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../../src/core/clock';
import { createDrive, type CreateOutcome, type HowToCreate } from '../../../src/core/drives/createDrive';
import { HeldWish, shownForMs } from '../../../src/core/drives/heldWish';
import { askedKey, beforeOf, type Asked, type WishNote } from '../../../src/core/drives/wishNote';
import { pollMs, Wishes } from '../../../src/core/drives/wishes';
import { staleAfterMs } from '../../../src/core/files/lockFile';
import { useSimulator } from '../../simulator/checked';
import { afterSleep } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';
import { wishing } from './wishing';

/** For a `describe`: windows of one host, which share a folder, and a simulated Paperspace. */
export function useWindows() {
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
        if (ms === shownForMs || ms === 30_000) return;
        const wake = () => {
          signal.removeEventListener('abort', over);
          resolve();
        };
        setTimeout(wake, ms === pollMs ? 5 : 0);
      }),
    after: (ms, call) => afterSleep(clock, ms, call),
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
  const create = (wishes: Wishes, wished = wish(), more: Partial<HowToCreate> = {}) =>
    createDrive(clientFor(simulator()), wished, { clock, signal: never(), wishes, askedAt: wishes.now(), ...more });
  const made = (outcome: CreateOutcome) => {
    assert.ok(outcome.kind === 'made', outcome.kind);
    return outcome;
  };
  const posts = () => simulator().requests.filter(({ method }) => method === 'POST').length;
  const notes = async (account = 'acme') =>
    (await fs.readdir(path.join(folder, account)).catch(() => [])).filter(name => name.endsWith('.json'));
  const lose = (path_ = '/shared-drives', effect = false) =>
    simulator().fail({ method: 'POST', path: path_, drop: 'beforeHeaders', effect, times: 1 });
  /** A window that ended in the middle of a request: what was written stays, and so does the lock. */
  async function end({ effect, request = asked(), wished = wish() }: Ended): Promise<void> {
    const held = await window().hold(request);
    assert.ok(held instanceof HeldWish);
    const ids = simulator()
      .drives()
      .map(({ id }) => id);
    await held.writeDown(wished, { ids, since: undefined });
    if (effect) elsewhere();
  }
  /** What somebody presses Enter for who has read the risk. */
  const despite = (note: WishNote) => ({ asked: askedKey(note), before: beforeOf(note) });
  /** Of an account, by what they are: `json` or `lock`. */
  const files = async (kind: string) =>
    (await fs.readdir(path.join(folder, 'acme')).catch(() => []))
      .filter(name => name.endsWith(`.${kind}`))
      .map(name => path.join(folder, 'acme', name));
  return {
    simulator,
    networkId,
    wish,
    own,
    asked,
    elsewhere,
    window,
    create,
    made,
    posts,
    notes,
    lose,
    end,
    despite,
    files,
    folder: () => folder,
    /** What is asked for from now on was asked for later than all that has ended. */
    nextMoment: () => {
      const now = Date.now();
      return until(() => Date.now() > now);
    },
    /** As long as nobody holds a lock without a sign. */
    skip: () => (skipped = staleAfterMs + 1),
  };
}

interface Ended {
  readonly effect: boolean;
  readonly request?: Asked;
  readonly wished?: HowWished;
}
type HowWished = Parameters<HeldWish['writeDown']>[0];
