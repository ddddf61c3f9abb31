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
});
