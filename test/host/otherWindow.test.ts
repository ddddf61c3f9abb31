import assert from 'node:assert/strict';
import { until } from '../ui/until';
import { withField } from './answers';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const old = 'pskey_made_up_admin';
const next = 'pskey_made_up_next';

describe('a key that another window has replaced', () => {
  const simulator = useSimulator();
  let window: Recorded;

  beforeEach(async () => {
    simulator().reset();
    window = new Recorded();
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
  });
  afterEach(() => window.end());

  for (const [how, follow] of [
    ['VS Code tells of it', () => window.tellOfSecrets()],
    ['somebody comes back to this window', () => window.focus()],
  ] as const) {
    it(`is used from the moment that ${how}, and an answer to the old one that comes late is dropped`, async () => {
      const by = (key: string) => simulator().fail({ key, rewrite: answer => answer });
      const byNext = by(next);
      const late = simulator().fail({
        key: old,
        path: '/shared-drives',
        hang: 'beforeHeaders',
        rewrite: answer => withField(answer, 'name', 'late'),
      });
      const refreshing = window.run('refresh');
      await until(
        'the request',
        () => Promise.resolve(late.hits),
        hits => hits === 1,
      );
      const byOld = by(old);
      window.replaceSecret(old, next);
      follow();
      await refreshing;
      late.stop();
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      const rows = await window.rows();
      assert.ok(rows.includes('datasets') && !rows.includes('late'), rows.join());
      assert.notEqual(byNext.hits, 0);
      assert.deepEqual([byOld.hits, late.hits, window.busy, window.message], [0, 1, 0, '']);
    });
  }

  describe('while somebody', () => {
    /** Replaced as soon as a box is answered, so that what is sent then is sent for an account that ends. */
    const replacing = (answer: string | true) => () => {
      window.replaceSecret(old, next);
      window.tellOfSecrets();
      return answer;
    };
    /** What is asked of the service with the old key is not answered before. */
    const hanging = (path: string | RegExp) => simulator().fail({ key: old, path, hang: 'beforeHeaders' });
    const named = (name: string) =>
      simulator()
        .drives()
        .filter(each => each.name === name);

    beforeEach(() => (window.messages.length = 0));

    it('types a drive’s new name: it goes on with what was typed', async () => {
      const id = named('datasets')[0]?.id;
      hanging(/^\/shared-drives\/sd/);
      window.answering = replacing('typed');
      assert.deepEqual(await window.run('renameDrive', { id }), { id, name: 'typed' });
      assert.deepEqual([named('typed').length, window.messages.map(({ severity }) => severity)], [1, ['information']]);
    });

    it('looks at a drive a last time: it is made, once, and nothing has to be typed again', async () => {
      const { networkId, region } = simulator().drives()[0] ?? {};
      hanging('/shared-drives');
      window.answering = replacing(true);
      const made = await window.run('createDrive', { name: 'fresh', region, networkId, size: 250 });
      assert.match(JSON.stringify(made), /"name":"fresh"/);
      assert.deepEqual([named('fresh').length, window.messages.map(({ severity }) => severity)], [1, ['information']]);
    });

    it('is asked for a network: the list comes', async () => {
      hanging('/private-networks');
      const places: (string | undefined)[] = [];
      window.answering = ({ items, title }) => {
        places.push(`${title}: ${items.length > 0 ? 'a list' : 'a box'}`);
        return places.length > 1 ? undefined : true;
      };
      const creating = window.run('createDrive', { name: 'fresh', region: 'ny2', size: 250 });
      await until(
        'the request',
        () => Promise.resolve(simulator().requests.filter(({ path }) => path === '/private-networks').length),
        count => count === 1,
      );
      replacing(true)();
      await creating;
      assert.equal(places[0], 'Create Drive: a list');
    });
  });
});
