import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Api } from '../../src/ui/api';
import { until } from '../ui/until';
import { activated, execute, useSimulator } from './harness';
import { secretsOf, signIn, signOut } from './signedIn';

describe('the API for other extensions', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  let api: Api;

  before(async () => {
    api = (await activated()).exports as Api;
    await signIn();
  });
  beforeEach(async () => {
    simulator().reset();
    await execute('refresh');
  });
  after(signOut);

  const datasets = () => {
    const drive = simulator()
      .drives()
      .find(({ name }) => name === 'datasets');
    if (!drive) throw new Error('no datasets');
    return drive;
  };

  it('says which version it is, and has no more than is documented', () => {
    assert.equal(api.version, 1);
    assert.deepEqual(Object.keys(api), ['version', 'list', 'onDidChange', 'snippet']);
    assert.ok(Object.isFrozen(api));
  });

  it('lists every drive with its team, and neither a password nor a user name', async () => {
    const { id, networkId, mountPoint, username } = datasets();
    const drives = await api.list();
    const { created, team, ...facts } = drives.find(drive => drive.id === id) ?? {};
    assert.deepEqual(facts, { id, name: 'datasets', region: 'ny2', sizeGB: 500, networkId, mountPoint });
    assert.ok(!Number.isNaN(Date.parse(created ?? '')));
    assert.equal(typeof team?.name, 'string');
    assert.equal(drives.length, simulator().drives().length);
    const text = inspect(drives, { depth: 9 });
    assert.deepEqual(
      [username, ...secretsOf(simulator())].filter(secret => text.includes(secret)),
      [],
    );
  });

  it('rejects with words for people where not all drives could be read', async () => {
    simulator().fail({ path: '/shared-drives', status: 403 });
    await execute('refresh');
    await assert.rejects(api.list(), /This API key is not permitted to do that/);
  });

  it('lists what there is now, also after a clock that was a day ahead was set', async () => {
    const { now } = Date;
    try {
      Date.now = () => now() + 24 * 3_600_000;
      await execute('refresh');
    } finally {
      Date.now = now;
    }
    simulator().deleteDrive(datasets().id);
    assert.equal((await api.list()).length, simulator().drives().length);
  });

  it('gives a mount snippet that asks for the password', async () => {
    const { id, password } = datasets();
    const text = await api.snippet(id, 'fstab');
    assert.match(text, new RegExp(id));
    assert.ok(!text.includes(password));
    assert.ok((await api.snippet(id)).length > 0);
  });

  it('rejects a drive or a target that is not there', async () => {
    await assert.rejects(api.snippet('sdnothere'), /There is no such drive/);
    await assert.rejects(api.snippet(datasets().id, 'floppy'), /There is no snippet target floppy/);
  });

  it('rejects with what kept the list from being whole, where the drive is not in what was read', async () => {
    // One more than a page holds.
    simulator().reset({ drives: Array.from({ length: 121 }, (_, at) => ({ name: `d${1000 + at}` })), readyAfterMs: 0 });
    await signOut();
    simulator().fail({ path: /^\/shared-drives$/, after: 1, status: 403 });
    await signIn();
    const idOf = (wanted: string) =>
      simulator()
        .drives()
        .find(({ name }) => name === wanted)?.id ?? '';
    assert.match(await api.snippet(idOf('d1000'), 'linux'), /d1000/);
    await assert.rejects(api.snippet(idOf('d1120'), 'linux'), /This API key is not permitted to do that/);
  });

  it('tells that a drive has changed, and who is signed in', async () => {
    let told = 0;
    const listening = api.onDidChange(() => told++);
    const more = (than: number) =>
      until(
        'to be told',
        () => Promise.resolve(told),
        count => count > than,
      );
    await execute('renameDrive', { id: datasets().id, name: 'renamed' });
    await more(0);
    const before = told;
    await signOut();
    await more(before);
    await assert.rejects(api.list(), /You are not signed in/);
    listening.dispose();
    await signIn();
  });
});
