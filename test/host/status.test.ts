import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/clock';
import { FastClock } from '../unit/api/fastClock';
import { until } from '../ui/until';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const list = /^\/shared-drives$/;

describe('what is under way, and what has failed', () => {
  const simulator = useSimulator();
  const real = { ...systemClock };
  let window: Recorded;

  beforeEach(async () => {
    const clock = new FastClock({ speed: 100 });
    Object.assign(systemClock, { sleep: (ms: number, end: AbortSignal) => clock.sleep(ms, end) });
    simulator().reset();
    window = new Recorded();
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
  });

  const wish = () => {
    const [network] = simulator().networks();
    return { name: 'madeUp', region: network?.region, networkId: network?.id, size: 250 };
  };
  const statuses = () => window.said.filter(each => each.startsWith('status ')).map(each => each.slice(7));

  it('nothing is on the icon or in the status bar where nothing is', () => {
    assert.equal(window.badge, undefined);
    assert.deepEqual(statuses(), []);
    assert.equal(window.busy, 0);
  });

  it('a list that could not be read is one on the icon, in words, until one was read', async () => {
    const broken = simulator().fail({ path: list, status: 403 });
    await window.run('refresh');
    const words = 'This API key is not permitted to do that. An admin’s key is probably needed.';
    assert.deepEqual(window.badge, { value: 1, tooltip: words });
    await window.run('refresh');
    broken.stop();
    const slow = simulator().fail({ path: list, hang: 'beforeHeaders' });
    const reading = window.run('refresh');
    await until(
      'the next try',
      () => Promise.resolve(slow.hits),
      hits => hits === 1,
    );
    // Nothing is mended yet.
    assert.equal(window.badge.value, 1);
    slow.stop();
    await reading;
    assert.equal(window.badge, undefined);
    assert.equal(window.said.filter(each => each.startsWith('badge ')).length, 2);
  });

  it('what somebody has stopped has not failed', async () => {
    const slow = simulator().fail({ path: list, hang: 'beforeHeaders' });
    const reading = window.run('refresh');
    await until(
      'the request',
      () => Promise.resolve(slow.hits),
      hits => hits === 1,
    );
    await window.run('stopLoading');
    await reading;
    slow.stop();
    assert.equal(window.badge, undefined);
  });

  it('signing out takes it off', async () => {
    simulator().fail({ path: list, status: 500 });
    await window.run('refresh');
    assert.equal(window.badge?.value, 1);
    await window.run('signOut');
    assert.equal(window.badge, undefined);
  });

  it('a drive of which nobody knows whether it was made counts until that is known or nobody cares', async () => {
    const lost = simulator().fail({ method: 'POST', path: list, drop: 'beforeHeaders' });
    await window.run('createDrive', wish());
    lost.stop();
    assert.deepEqual(window.badge, { value: 1, tooltip: 'Nobody knows whether madeUp was made.' });
    assert.ok(statuses().includes('$(loading~spin) Creating madeUp'), statuses().join('\n'));
    assert.ok(
      statuses().includes('$(loading~spin) Creating madeUp: the answer was lost, looking whether it was made…'),
    );
    const told = window.messages.find(({ buttons }) => buttons.includes('Forget'));
    told?.close('Forget');
    await until(
      'the icon',
      () => Promise.resolve(window.badge),
      badge => badge === undefined,
    );
    await until(
      'the end of all work',
      () => Promise.resolve(window.busy),
      busy => busy === 0,
    );
  });

  it('and so does one that is created again, and made', async () => {
    const lost = simulator().fail({ method: 'POST', path: list, drop: 'beforeHeaders' });
    await window.run('createDrive', wish());
    lost.stop();
    assert.equal(window.badge?.value, 1);
    window.messages.find(({ buttons }) => buttons.includes('Create Again…'))?.close('Create Again…');
    await until(
      'the drive',
      () => Promise.resolve(simulator().drives()),
      drives => drives.some(({ name }) => name === 'madeUp'),
    );
    await until(
      'the icon',
      () => Promise.resolve(window.badge),
      badge => badge === undefined,
    );
  });

  it('a drive that is made gets ready in the status bar, and then nothing is there any more', async () => {
    await window.run('createDrive', wish());
    assert.ok(statuses().includes('$(loading~spin) Creating madeUp'));
    await until(
      'the end of all work',
      () => Promise.resolve(window.busy),
      busy => busy === 0,
    );
  });
});
