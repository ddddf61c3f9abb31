import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/clock';
import { asOf } from '../../src/ui/words/list';
import { FastClock } from '../unit/api/fastClock';
import { answers } from './answers';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

/** In milliseconds: how much later than the last good list a fault is met, so that their times differ. */
const later = 2 * 3_600_000;

/** The extension as it is, with its view; only that time flies. */
describe('a fault while the view is refreshed', () => {
  const simulator = useSimulator();
  const real = { ...systemClock };
  const { random } = Math;
  let clock: FastClock;
  let aheadMs: number;
  let window: Recorded;

  beforeEach(async () => {
    simulator().reset();
    clock = new FastClock();
    aheadMs = 0;
    Object.assign(systemClock, {
      now: () => real.now() + aheadMs,
      sleep: clock.sleep.bind(clock),
      after: clock.after.bind(clock),
    });
    // No pause before the next try.
    Math.random = () => 0;
    window = new Recorded();
    await window.start();
    await window.run('signIn');
    await window.rows();
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
    Math.random = random;
  });

  /** What goes on, or listens: nothing more than before, whatever has failed. */
  const pending = () => ({ live: window.live, spinners: window.busy, waits: clock.sleepers });

  for (const [fault, rule, words] of answers) {
    it(`${fault}: it is said once, with the time of the list that stays; nothing is pending, and the next try works`, async () => {
      const from = real.now();
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      const times = [from, real.now()];
      const [rows, before] = [await window.rows(), pending()];
      assert.deepEqual([window.message, before.spinners, before.waits], ['', 0, 0]);
      window.messages.length = 0;
      aheadMs = later;
      const active = simulator().fail({ path: '/shared-drives', ...rule });

      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: false });
      assert.ok(active.hits > 0);
      const [, time, said = ''] = /^As of (.*?[AP]M)\. (.*)$/s.exec(window.message) ?? [];
      assert.ok(times.map(at => asOf(at, at + later, 'en')).includes(time ?? ''), window.message);
      if (typeof words === 'string') assert.equal(said, words);
      else assert.match(said, words);
      assert.deepEqual(await window.rows(), rows);
      assert.deepEqual(pending(), before);
      // A key that is refused is asked for; everything else stands above the list, and nowhere else.
      assert.ok(
        window.messages.every(({ text }) => fault === '401' && text.startsWith(said)),
        window.messages.map(({ text }) => text).join('\n'),
      );

      // A cursor that was made up goes back as it came.
      const violations = simulator().violations.splice(0);
      assert.ok(violations.every(each => each.endsWith('not a cursor of this walk')));
      active.stop();
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      assert.equal(window.message, '');
      assert.deepEqual(await window.rows(), rows);
      assert.deepEqual(pending(), before);
    });
  }
});
