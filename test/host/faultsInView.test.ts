import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/clock';
import { asOf } from '../../src/ui/words/list';
import type { FaultRule } from '../simulator/faults';
import { until } from '../ui/until';
import { FastClock } from '../unit/api/fastClock';
import { answers, noApi } from './answers';
import { useSimulator } from './harness';
import { Recorded } from './recorded';
import { onRoad, roads } from './roads';

type Mend = () => unknown;

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

  beforeEach(() => {
    simulator().reset();
    aheadMs = 0;
    // No pause before the next try.
    Math.random = () => 0;
    window = new Recorded();
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
    Math.random = random;
  });

  /** @param speed of time: what takes a while on a busy machine has the time it needs in one that does not fly */
  async function begin(speed?: number): Promise<void> {
    clock = new FastClock({ speed });
    Object.assign(systemClock, {
      now: () => real.now() + aheadMs,
      sleep: clock.sleep.bind(clock),
      after: clock.after.bind(clock),
    });
    await window.start();
    await window.run('signIn');
    await rows();
  }

  /** What goes on, or listens: nothing more than before, whatever has failed. */
  const pending = () => ({ live: window.live, spinners: window.busy, waits: clock.sleepers });

  /** When all is read that they show: the rows below a drive do not wait for networks and machines. */
  async function rows(): Promise<readonly string[]> {
    await window.rows();
    await until(
      'rest',
      () => Promise.resolve(pending()),
      ({ waits }) => waits === 0,
    );
    return window.rows();
  }

  /** @param fail begins what is wrong, and tells how it is mended */
  async function fails(words: string | RegExp, fail: () => Mend | Promise<Mend>, asksForKey = false): Promise<void> {
    const from = real.now();
    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
    const times = [from, real.now()];
    const [all, before] = [await rows(), pending()];
    assert.deepEqual([window.message, before.spinners, before.waits], ['', 0, 0]);
    window.messages.length = 0;
    aheadMs = later;
    const mend = await fail();

    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: false });
    const [, time, said = ''] = /^As of (.*?[AP]M)\. (.*)$/s.exec(window.message) ?? [];
    assert.ok(times.map(at => asOf(at, at + later, 'en')).includes(time ?? ''), window.message);
    if (typeof words === 'string') assert.equal(said, words);
    else assert.match(said, words);
    assert.deepEqual(await rows(), all);
    assert.deepEqual(pending(), before);
    // A key that is refused is asked for; everything else stands above the list, and nowhere else.
    assert.ok(
      window.messages.every(({ text }) => asksForKey && text.startsWith(said)),
      window.messages.map(({ text }) => text).join('\n'),
    );

    // A cursor that was made up goes back as it came.
    const violations = simulator().violations.splice(0);
    assert.ok(violations.every(each => each.endsWith('not a cursor of this walk')));
    await mend();
    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
    assert.equal(window.message, '');
    assert.deepEqual(await rows(), all);
    assert.deepEqual(pending(), before);
  }

  const what = 'it is said once, with the time of the list that stays; nothing is pending, and the next try works';
  const answering = (rule: FaultRule) => () => {
    const active = simulator().fail({ path: '/shared-drives', ...rule });
    return () => {
      assert.ok(active.hits > 0);
      active.stop();
    };
  };

  for (const [fault, rule, words] of answers) {
    it(`${fault}: ${what}`, async () => {
      await begin();
      await fails(words, answering(rule), fault === '401');
    });
  }

  it(`50 MB: ${what}`, async () => {
    await begin(1);
    await fails(noApi, answering({ body: Buffer.alloc(50_000_000, ' ') }));
    // Refused, and not asked for again.
    assert.equal(simulator().requests.filter(({ path }) => path === '/shared-drives').length, 4);
  });

  for (const [fault, why, build] of roads) {
    it(`${fault}: ${what}`, () =>
      onRoad(build, simulator(), async road => {
        await begin(1);
        await fails(`Could not reach Paperspace: ${why}`, async () => {
          await road.fail();
          return () => road.mend();
        });
        assert.deepEqual(simulator().violations, []);
      }));
  }
});
