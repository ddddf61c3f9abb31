import assert from 'node:assert/strict';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const first = 'pskey_made_up_admin';
const second = 'pskey_made_up_second_team';
const acme = 'Acme Research';
const ada = "Ada's Side Project";

describe('two teams, of which the keyring does not give one', () => {
  const simulator = useSimulator();
  let window: Recorded;
  /** What the last box offered. */
  let offered: readonly string[] = [];

  beforeEach(async () => {
    simulator().reset();
    window = new Recorded();
    await window.start();
    for (const key of [first, second]) {
      process.env['PAPERSPACE_API_KEY'] = key;
      await window.run('signIn');
    }
  });
  afterEach(async () => {
    await window.end();
    process.env['PAPERSPACE_API_KEY'] = first;
  });

  async function restart(): Promise<void> {
    const next = window.secondWindow();
    await window.end();
    window = next;
    await window.start();
  }
  const choosing = (words: string) => {
    window.answering = box => {
      const { items } = box as unknown as { items: readonly { label: string; description?: string }[] };
      offered = items.map(({ label, description = '' }) => `${label} ${description}`.trim());
      Object.assign(box, { activeItems: items.filter(({ label }) => label.includes(words)).slice(0, 1) });
      return true;
    };
  };

  it('Sign Out offers both, by name, and takes only the one that was chosen', async () => {
    window.platform.lockedTeam = ada;
    choosing(`Sign out of ${acme}`);
    assert.deepEqual(await window.run('signOut'), { team: acme });
    assert.deepEqual(offered, [
      `$(sign-out) Sign out of ${acme}`,
      `$(sign-out) Sign out of ${ada} could not be read`,
      '$(sign-out) Sign out of all 2 teams',
    ]);
    delete window.platform.lockedTeam;
    await window.run('refresh');
    assert.ok((await window.rows()).includes('photos'), 'the other team is still signed in');
  });

  it('Sign Out after a start names the one that was never read by its ID, and takes it if it is chosen', async () => {
    await restart();
    window.platform.lockedTeam = ada;
    choosing('Sign out of all 2 teams');
    await window.rows();
    await window.run('signOut');
    assert.match(offered.join('\n'), /Sign out of \S+ could not be read/);
    delete window.platform.lockedTeam;
    assert.equal(await window.run('refresh'), undefined);
  });
});
