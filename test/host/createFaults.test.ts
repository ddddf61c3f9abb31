import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/clock';
import { until } from '../ui/until';
import { FastClock } from '../unit/api/fastClock';
import { wishing } from '../unit/drives/wishing';
import { useSimulator } from './harness';
import { Recorded, type Box, type Shown } from './recorded';
import { onRoad, roads } from './roads';

const found = 'Found fresh (500 GB) in East Coast (NY2): it was made although no answer said so.';

describe('a drive that is asked for while something fails', () => {
  const simulator = useSimulator();
  const { networkId } = wishing(simulator);
  const real = { ...systemClock };
  let window: Recorded;

  beforeEach(() => {
    simulator().reset();
    window = new Recorded();
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
  });

  async function begin(speed: number): Promise<void> {
    const clock = new FastClock({ speed });
    Object.assign(systemClock, { sleep: clock.sleep.bind(clock), after: clock.after.bind(clock) });
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
    window.messages.length = 0;
  }

  const create = () => window.run('createDrive', { region: 'ny2', networkId: networkId(), name: 'fresh', size: 500 });
  const notes = () =>
    fs.readdirSync(window.storage, { recursive: true }).filter(file => /^wishes.*\.json$/.test(String(file)));
  const posts = () => simulator().requests.filter(({ method }) => method === 'POST').length;
  const made = () =>
    simulator()
      .drives()
      .filter(({ name }) => name === 'fresh').length;
  const telling = (words: string) =>
    until(
      words,
      () => Promise.resolve(window.messages.findLast(({ text }) => text.startsWith(words))),
      (shown): shown is Shown => shown !== undefined,
    );
  const linesOf = ({ items }: Box) => items.map(({ label, description = '' }) => `${label} ${description}`.trim());

  for (const [fault, why, build] of roads) {
    it(`${fault}, met by the POST alone: all that was asked for comes back with the reason, and Enter makes it`, () =>
      onRoad(build, simulator(), async road => {
        // The POST needs a connection of its own.
        const headers = { connection: 'close' };
        simulator().fail({ headers });
        await begin(1);
        const lastRead = (answer: unknown) => {
          road.bar();
          return answer;
        };
        simulator().fail({ method: 'GET', path: '/shared-drives', times: 1, headers, rewrite: lastRead });
        const looks: (readonly string[])[] = [];
        window.answering = box => {
          if (looks.push(linesOf(box)) === 1) return true;
          assert.deepEqual([posts(), notes(), window.messages, window.busy], [0, [], [], 0]);
          void road.mend();
          return true;
        };
        assert.match(JSON.stringify(await create()), /"name":"fresh"/);
        const [first = [], second = [], ...others] = looks;
        const network = simulator()
          .networks()
          .find(({ id }) => id === networkId());
        assert.match(first[0] ?? '', /^\$\(check\) Create the drive fresh /);
        assert.match(first[2] ?? '', new RegExp(`^Private network .*${network?.id ?? '?'}`));
        assert.deepEqual(
          [first[1], first[3], first[4], first.length],
          ['Region East Coast (NY2)', 'Name fresh', 'Size 500 GB', 5],
        );
        assert.deepEqual([second.slice(-first.length), others], [first, []]);
        const reason = second.slice(0, -first.length).map(line => line.replace(/^\$\(\w+\) /, ''));
        assert.equal(reason.join(' '), `Could not reach Paperspace: ${why}`);
        assert.deepEqual([posts(), made(), notes()], [1, 1, []]);
        assert.deepEqual(
          window.messages.map(({ text }) => text),
          ['Created fresh (500 GB) in East Coast (NY2).'],
        );
      }));
  }

  for (const effect of [false, true]) {
    it(`408 to the POST: all that was asked for comes back with the reason; ${effect ? 'it was made all the same, and Enter finds it' : 'Enter makes it'}`, async () => {
      await begin(1);
      simulator().fail({ method: 'POST', status: 408, effect, times: 1 });
      const looks: (readonly string[])[] = [];
      window.answering = box => {
        looks.push(linesOf(box));
        assert.deepEqual([posts(), notes().length, window.messages], [looks.length - 1, looks.length - 1, []]);
        return true;
      };
      assert.match(JSON.stringify(await create()), /"name":"fresh"/);
      const [first = [], second = [], ...others] = looks;
      assert.deepEqual([second.slice(-first.length), others], [first, []]);
      const reason = second.slice(0, -first.length).map(line => line.replace(/^\$\(\w+\) /, ''));
      assert.equal(reason.join(' '), 'Paperspace has a problem of its own (408). Try again in a moment.');
      assert.deepEqual([posts(), made(), notes()], [effect ? 1 : 2, 1, []]);
      // The list is read again: what was given up may be in it.
      await until(
        'rest',
        () => Promise.resolve(window.busy),
        busy => busy === 0,
      );
      assert.deepEqual(
        window.messages.map(({ text }) => text),
        [effect ? found : 'Created fresh (500 GB) in East Coast (NY2).'],
      );
    });
  }

  describe('and is given up after it was sent', () => {
    let creating: Promise<unknown>;
    const notKnown =
      'It is not known yet whether fresh was made. You were signed out, or the API key was replaced, meanwhile. A second drive would cost money too.';

    beforeEach(async () => {
      await begin(1);
      const fault = simulator().fail({ method: 'POST', hang: 'beforeHeaders', effect: true });
      creating = create();
      await until(
        'the request',
        () => Promise.resolve(fault.hits),
        hits => hits === 1,
      );
      assert.equal(notes().length, 1);
    });

    /** The command has ended, and one reads that it is not known what came of it. */
    async function givenUp() {
      assert.equal(await creating, undefined);
      const told = await telling('It is not known yet');
      assert.deepEqual([told.text, told.severity], [notKnown, 'warning']);
      assert.deepEqual(told.buttons, ['Look Again', 'Create Again…', 'Forget', 'Show Log']);
      assert.equal(window.busy, 0);
      return told;
    }

    it('by signing out: its note goes too; after signing in again Look Again finds it', async () => {
      assert.deepEqual(await window.run('signOut'), { team: 'Acme Research' });
      const told = await givenUp();
      assert.deepEqual([notes(), await window.rows()], [[], []]);
      told.close('Look Again');
      const signedOut = await telling('fresh was asked for');
      assert.equal(
        signedOut.text,
        'fresh was asked for in the team Acme Research, which is signed out: sign in to it to look.',
      );
      assert.deepEqual(signedOut.buttons, ['Sign In', 'Look Again', 'Create Again…']);
      await window.run('signIn');
      signedOut.close('Look Again');
      await telling(found);
      assert.deepEqual([posts(), made(), notes()], [1, 1, []]);
    });

    it('by replacing the key: its note stays until the new key has found it', async () => {
      window.answering = ({ password }) => (password ? 'pskey_made_up_next' : true);
      assert.deepEqual(await window.run('replaceKey'), { team: 'Acme Research' });
      await givenUp();
      await telling(found);
      await until(
        'no note',
        () => Promise.resolve(notes()),
        ({ length }) => length === 0,
      );
      assert.deepEqual([posts(), made()], [1, 1]);
      await window.run('refresh');
      assert.ok((await window.rows()).includes('fresh'));
    });
  });

  it('and is not known when the window closes: the next one asks the service when the view is in sight, not before', async () => {
    await begin(100);
    simulator().fail({ method: 'POST', drop: 'beforeHeaders', times: 1 });
    assert.equal(await create(), undefined);
    assert.equal(notes().length, 1);
    const kept = fs.mkdtempSync(path.join(os.tmpdir(), 'kept-'));
    fs.cpSync(window.storage, kept, { recursive: true });
    const next = window.secondWindow();
    await window.end();
    window = next;
    window.visible = false;
    await window.start();
    fs.cpSync(kept, window.storage, { recursive: true });
    fs.rmSync(kept, { recursive: true });
    simulator().forgetPast();

    const looked = () => simulator().requests.filter(({ query }) => query['orderBy'] === 'dtCreated').length;
    const isLooking = () => window.said.some(each => each.includes('looking for a drive whose answer was lost'));
    await window.run('openConsole');
    assert.deepEqual(simulator().requests, []);
    // Who is signed in is known from now on, and what would be looked for has the time of many answers.
    for (let times = 0; times < 50; times++) await window.run('refresh');
    assert.deepEqual([looked(), isLooking(), window.messages], [0, false, []]);
    window.showView();
    const told = await telling('It is not known yet');
    assert.equal(
      told.text,
      'It is not known yet whether fresh was made. Its answer was lost. A second drive would cost money too.',
    );
    assert.ok(looked() > 1 && isLooking());
  });
});
