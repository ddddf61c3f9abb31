import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/clock';
import type { Fault } from '../simulator/faults';
import { until } from '../ui/until';
import { wishing } from '../unit/drives/wishing';
import { assertWords, cases, PatientClock, type Case } from './changeCases';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const real = { ...systemClock };
/** Of the box that asks for a key there is no answer here: keyRefused.test.ts has them. */
const noKey = 'With another key of the team, what was stopped goes on.';

/** The extension as it is: the command, its message or its box, and the button that helps. */
describe('a fault under a command that changes drives', () => {
  const simulator = useSimulator();
  const { networkId } = wishing(simulator);
  let window: Recorded;
  let id: string;
  let fault: Fault;

  beforeEach(() => {
    simulator().reset();
    id = named('datasets')[0]?.id ?? '';
    window = new Recorded();
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
  });

  const named = (name: string) =>
    simulator()
      .drives()
      .filter(each => each.name === name);
  const last = () => window.messages.at(-1);

  async function meeting(method: string, { rule }: Case): Promise<void> {
    const clock = new PatientClock(() => rule?.hang !== undefined && fault.hits > 0, 1_000);
    Object.assign(systemClock, { sleep: clock.sleep.bind(clock), after: clock.after.bind(clock) });
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
    window.messages.length = 0;
    fault = simulator().fail({ method, ...rule });
  }

  /** No spinner: the list, too, which is read again after what may have changed. */
  const rest = () =>
    until(
      'rest',
      () => Promise.resolve(window.busy),
      busy => busy === 0,
    );

  /** One message in the corner says it, after these words, with one button. */
  async function assertTold(before: string, each: Case, method: string): Promise<void> {
    await rest();
    assert.equal(window.messages.length, 1, window.messages.map(({ text }) => text).join('\n'));
    const { text = '', buttons = [], severity } = last() ?? {};
    assert.equal(text.slice(0, before.length), before);
    const said = text.slice(before.length);
    assertWords(each.fault === '401' ? said.replace(` ${noKey}`, '') : said, each, method);
    assert.deepEqual([severity, buttons], ['error', [buttonFor(said)]]);
    assert.equal(fault.hits, 1);
    fault.stop();
  }

  /** By the button if that is what it does, or by the command. */
  async function tryAgain(command: () => Promise<unknown>, done: () => boolean): Promise<void> {
    if (last()?.buttons[0] !== 'Try Again') await command();
    else last()?.close('Try Again');
    await until('the next try', () => Promise.resolve(done()), Boolean);
    await until(
      'rest',
      () => Promise.resolve(window.busy),
      busy => busy === 0,
    );
  }

  for (const each of cases.filter(({ done, url }) => done !== 'yes' && !url)) {
    it(`${each.fault}: Create Drive says it, and the next try makes one`, async () => {
      await meeting('POST', each);
      const boxes: string[][] = [];
      window.answering = ({ items, password }) => {
        if (password) return undefined;
        if (boxes.push(items.map(({ label }) => label.replace(/^\$\(\w+\) /, ''))) === 2) fault.stop();
        return true;
      };
      const create = () =>
        window.run('createDrive', { region: 'ny2', networkId: networkId(), name: 'fresh', size: 500 });
      const answer = await create();
      const [look = [], again = []] = boxes;
      if (each.done === 'no' || each.isNotMade) {
        assertWords(again.slice(0, -look.length).join(' '), each, 'POST');
        assert.deepEqual(again.slice(-look.length), look);
      } else {
        assert.equal(answer, undefined);
        const [, said = ''] =
          /^It is not known yet whether fresh was made\. (.*) A second drive would cost money too\.$/.exec(
            last()?.text ?? '',
          ) ?? [];
        assertWords(said, each, 'POST');
        assert.deepEqual(last()?.buttons, ['Look Again', 'Create Again…', 'Forget', 'Show Log']);
        fault.stop();
        assert.match(JSON.stringify(await create()), /"name":"fresh"/);
      }
      assert.equal(last()?.text, 'Created fresh (500 GB) in East Coast (NY2).');
      await rest();
      assert.deepEqual([named('fresh').length, fault.hits], [1, 1]);
    });

    it(`${each.fault}: Rename says it, and the next try works`, async () => {
      await meeting('PUT', each);
      const rename = () => window.run('renameDrive', { id, name: 'better' });
      assert.equal(await rename(), undefined);
      await assertTold(each.fault === '401' ? '' : 'Rename: ', each, 'PUT');
      assert.ok((await window.rows()).includes('datasets'));
      await tryAgain(rename, () => named('better').length === 1);
    });

    it(`${each.fault}: Delete says it, and the next try works`, async () => {
      await meeting('DELETE', each);
      window.answering = ({ title }) => (title.startsWith('Delete') ? 'datasets' : true);
      const remove = () => window.run('deleteDrive', { id });
      assert.deepEqual(await remove(), { deleted: [], failed: [id] });
      const isThere = each.done === 'unknown' || each.fault === '404';
      const fate = isThere ? 'datasets is still there, as far as is known.' : 'datasets was not deleted.';
      await assertTold(`${fate} `, each, 'DELETE');
      assert.ok((await window.rows()).includes('datasets'));
      await tryAgain(remove, () => named('datasets').length === 0);
    });
  }
});

function buttonFor(said: string): string {
  if (/the API key any more|not permitted/.test(said)) return 'Replace API Key';
  return /refused:|cannot read|not the Paperspace API|redirect/.test(said) ? 'Show Log' : 'Try Again';
}
