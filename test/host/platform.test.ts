import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../src/core/clock';
import { asOf } from '../../src/ui/words/list';
import { until } from '../ui/until';
import { FastClock } from '../unit/api/fastClock';
import { setApiUrl, useSimulator, withSettings } from './harness';
import { Recorded } from './recorded';

const keyring =
  'VS Code’s secret storage does not keep or give the API key. Unlock or set up the keyring of this computer, then try again.';
const clipboard = 'Nothing was copied: VS Code may not use the clipboard. Allow it, then try again.';

describe('where VS Code or the computer fails', () => {
  const simulator = useSimulator();
  const real = { ...systemClock };
  let window: Recorded;
  let id: string;

  beforeEach(async () => {
    const clock = new FastClock({ speed: 100 });
    Object.assign(systemClock, { sleep: clock.sleep.bind(clock), after: clock.after.bind(clock) });
    simulator().reset();
    id =
      simulator()
        .drives()
        .find(({ name }) => name === 'datasets')?.id ?? '';
    window = new Recorded();
    await window.start();
  });
  afterEach(async () => {
    await window.end();
    Object.assign(systemClock, real);
  });

  const last = () => window.messages.at(-1);
  /** Nothing goes on, and what was said last is this. */
  const assertSaid = (text: string, ...buttons: string[]) => {
    assert.deepEqual([last()?.text, last()?.buttons], [text, buttons]);
    assert.equal(window.busy, 0);
  };

  for (const behaviour of ['throws', 'hangs', 'forgets'] as const) {
    it(`SecretStorage ${behaviour} when a key is stored: it is said, and the next try works`, async () => {
      window.platform.keyring = behaviour;
      assert.equal(await window.run('signIn'), undefined);
      assertSaid(keyring, 'Try Again');
      window.platform.keyring = 'works';
      assert.deepEqual(await window.run('signIn'), { team: 'Acme Research' });
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
    });
  }

  it('a key that was typed stays in its box when SecretStorage throws, with the reason', async () => {
    window.platform.keyring = 'throws';
    const key = process.env['PAPERSPACE_API_KEY'];
    delete process.env['PAPERSPACE_API_KEY'];
    try {
      window.answering = () => key;
      assert.equal(await window.run('signIn'), undefined);
    } finally {
      process.env['PAPERSPACE_API_KEY'] = key;
    }
    assert.ok(window.said.some(each => each.startsWith('box ') && each.includes(keyring.slice(0, 40))));
    assert.equal(window.busy, 0);
  });

  for (const behaviour of ['throws', 'hangs'] as const) {
    it(`SecretStorage ${behaviour} at the start: it is said, a command tries again, and then it works`, async () => {
      await window.run('signIn');
      const second = window.secondWindow();
      await window.end();
      window = second;
      await window.start();
      window.platform.keyring = behaviour;
      assert.deepEqual(await window.rows(), []);
      assert.deepEqual(window.badge, { value: 1, tooltip: keyring });
      const states = window.said.filter(each => each.startsWith("command setContext [ 'paperspaceDrives.state'"));
      assert.ok(states.at(-1)?.includes("'failed'") && !states.some(each => each.includes('signedOut')), states.join());
      for (const name of ['copyPassword', 'refresh']) {
        assert.equal(await window.run(name, { id }), undefined);
        assertSaid(keyring, 'Try Again');
      }
      window.platform.keyring = 'works';
      await window.run('copyPassword', { id });
      assert.match(last()?.text ?? '', /^Copied the password of datasets/);
      assert.ok((await window.rows()).includes('datasets'));
      assert.equal(window.badge, undefined);
    });

    it(`SecretStorage ${behaviour} later: the account and its list stay`, async () => {
      await window.run('signIn');
      await window.run('refresh');
      window.platform.keyring = behaviour;
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      assert.ok((await window.rows()).includes('datasets'));
      assert.equal(window.badge, undefined);
    });
  }

  for (const behaviour of ['throws', 'hangs', 'clings'] as const) {
    it(`SecretStorage ${behaviour} on Sign Out: it is said, nobody is signed out by half, and the next try works`, async () => {
      await window.run('signIn');
      await window.run('refresh');
      const state = new Map(window.state);
      window.platform.keyring = behaviour;
      assert.equal(await window.run('signOut'), undefined);
      assertSaid(keyring, 'Try Again');
      window.platform.keyring = 'works';
      assert.deepEqual(window.state, state);
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      assert.ok((await window.rows()).includes('datasets'));
      assert.deepEqual(await window.run('signOut'), { team: 'Acme Research' });
      assert.deepEqual(await window.rows(), []);
      assert.equal(await window.run('refresh'), undefined);
      assertSaid('You are not signed in to Paperspace.', 'Sign In');
    });
  }

  it('SecretStorage forgets a key later: one is signed out, in words, and can sign in again', async () => {
    await window.run('signIn');
    await window.run('refresh');
    window.emptyKeyring();
    assert.equal(await window.run('refresh'), undefined);
    assertSaid('You are not signed in to Paperspace.', 'Sign In');
    assert.deepEqual(await window.rows(), []);
    assert.deepEqual(await window.run('signIn'), { team: 'Acme Research' });
    assert.ok((await window.rows()).includes('datasets'));
  });

  for (const [name, given] of [
    ['copyPassword', {}],
    ['copyUsername', {}],
    ['copyMountSnippet', { target: 'linux', password: 'include' }],
    ['copyMountSnippet', { target: 'linux', password: 'prompt' }],
    ['copyLink', {}],
  ] as const) {
    it(`clipboard refused under ${name} ${JSON.stringify(given)}: it is said, and Try Again works`, async () => {
      await window.run('signIn');
      await window.run('refresh');
      window.platform.clipboard = 'throws';
      assert.equal(await window.run(name, { id, ...given }), undefined);
      assertSaid(clipboard, 'Try Again');
      window.platform.clipboard = 'works';
      assert.equal(window.clipboard, '');
      await window.run(name, { id, ...given });
      assert.notEqual(window.clipboard, '');
    });
  }

  it('clipboard refused for a second password: the first one, which it still holds, is cleared in its time', async () => {
    await window.run('signIn');
    await withSettings({ clearClipboardAfter: 1 }, async () => {
      await window.run('copyPassword', { id });
      const first = window.clipboard;
      assert.notEqual(first, '');
      window.platform.clipboard = 'throws';
      await window.run('copyPassword', { id });
      window.platform.clipboard = 'works';
      assert.equal(window.clipboard, first);
      await until(
        'the clipboard to be cleared',
        () => Promise.resolve(window.clipboard),
        held => held === '',
      );
    });
  });

  it('a note that cannot be removed: Forget says so, with the system’s own name for it, and Try Again forgets', async () => {
    await window.run('signIn');
    await window.run('refresh');
    const [drive] = simulator().drives();
    const wish = { name: 'fresh', region: drive?.region, networkId: drive?.networkId, size: 250 };
    simulator().fail({ method: 'POST', drop: 'beforeHeaders' });
    assert.equal(await window.run('createDrive', wish), undefined);
    const notes = async () => {
      const files = await fs.readdir(window.storage, { recursive: true });
      return files.filter(file => /wish.*\.json$/.test(file)).map(file => path.join(window.storage, file));
    };
    const [note = ''] = await notes();
    await fs.rm(note);
    await fs.mkdir(note);
    last()?.close('Forget');
    const message = await until(
      'the reason',
      () => Promise.resolve(last()),
      shown => (shown?.text ?? '').includes('forgotten'),
    );
    assert.match(
      message?.text ?? '',
      /^fresh is not forgotten: the note of it on this computer cannot be removed \([A-Z_]+\)\.$/,
    );
    assert.deepEqual(message?.buttons, ['Try Again', 'Show Log']);
    await fs.rmdir(note);
    await fs.writeFile(note, '{}');
    message.close('Try Again');
    await until('the note to go', notes, ({ length }) => length === 0);
    assert.equal(last(), message);
  });

  it('settings of the wrong type count as not set', async () => {
    const wrong = {
      ...{ sizes: 'big', sortBy: 7, sortOrder: {}, clearClipboardAfter: 'soon', snippetPassword: true },
      ...{
        showConnections: 'no',
        confirmDelete: [],
        mountTarget: 7,
        mountPath: { to: '/etc' },
        mountOptions: 'vers=3.0',
      },
    };
    await window.run('signIn');
    await withSettings(wrong, async () => {
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      // A machine that can reach drives.
      await until(
        'its row',
        () => window.rows(),
        rows => rows.includes('trainer-1'),
      );
      await window.run('copyMountSnippet', { id, target: 'linux' });
      assert.match(window.clipboard, /\/mnt\/datasets/);
      const deleted = window.run('deleteDrive', { id });
      window.answering = ({ title }) => (title.startsWith('Delete') ? 'datasets' : true);
      assert.deepEqual(await deleted, { deleted: [id], failed: [] });
    });
  });

  it('an apiUrl of the wrong type: it is said, nothing is sent, and the next try works', async () => {
    await window.run('signIn');
    await window.run('refresh');
    simulator().forgetPast();
    await setApiUrl(7 as unknown as string);
    try {
      for (const name of ['refresh', 'copyPassword', 'signIn']) {
        assert.equal(await window.run(name, { id }), undefined);
        assertSaid(
          'The setting paperspaceDrives.apiUrl is no address a key may be sent to: it must begin with https://, or be a loopback address.',
          'Open Settings',
        );
      }
      assert.deepEqual(simulator().requests, []);
    } finally {
      await setApiUrl(simulator().url);
    }
    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
  });

  it('a drive name of 10,000 characters: every command on it works, and no message is longer than a screen', async () => {
    const name = 'x'.repeat(10_000);
    simulator().renameDrive(id, name);
    await window.run('signIn');
    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
    assert.equal((await window.rows()).length > 8, true);
    window.answering = ({ title }) => (title.startsWith('Delete') ? name : true);
    for (const command of ['copyPassword', 'copyMountPoint', 'showDetails', 'copyLink', 'copyMountSnippetAs']) {
      await window.run(command, { id });
    }
    await window.run('copyMountSnippet', { id, target: 'linux' });
    assert.match(window.clipboard, /mount\.cifs|mount -t cifs/);
    assert.deepEqual(await window.run('renameDrive', { id, name: `${name}y` }), { id, name: `${name}y` });
    assert.deepEqual(await window.run('renameDrive', { id, name }), { id, name });
    assert.deepEqual(await window.run('deleteDrive', { id }), { deleted: [id], failed: [] });
    const longest = Math.max(...window.messages.map(({ text }) => text.length));
    assert.ok(longest < 1_000, String(longest));
  });

  it('200 times sign in, refresh, sign out leave no listener, timer or handle behind', async () => {
    const round = async () => {
      await window.run('signIn');
      assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
      assert.equal((await window.rows()).length > 8, true);
      await window.run('signOut');
      window.said.length = window.messages.length = 0;
    };
    const counts = () => {
      // VS Code 1.100's own fetch opens a connection for each request, and keeps it as long as the server does.
      const kinds = process.getActiveResourcesInfo().filter(kind => kind !== 'TCPSocketWrap');
      return { live: window.live, timers: kinds.filter(kind => kind === 'Timeout').length, all: kinds.length };
    };
    // What is made once, on first use, is there by then.
    for (let times = 0; times < 20; times++) await round();
    const before = counts();
    for (let times = 0; times < 200; times++) await round();
    const after = counts();
    assert.equal(after.live, before.live);
    // Hardly any come or go in 200 rounds: VS Code's own.
    assert.ok(after.timers <= before.timers + 5 && after.all <= before.all + 5, JSON.stringify({ before, after }));
    assert.equal(window.busy, 0);
  });

  for (const days of [-1, 1]) {
    it(`a clock that is wrong by ${days} day: a lost answer is looked for and found, and the list has a time`, async () => {
      const clock = new FastClock({ aheadMs: days * 86_400_000 });
      // Its time flies for those who wait, and not for those who look at the clock.
      const now = () => real.now() + days * 86_400_000;
      Object.assign(systemClock, {
        now,
        sleep: clock.sleep.bind(clock),
        after: clock.after.bind(clock),
      });
      await window.run('signIn');
      await window.run('refresh');
      const [drive] = simulator().drives();
      const wish = { name: 'fresh', region: drive?.region, networkId: drive?.networkId, size: 250 };
      const fault = simulator().fail({ method: 'POST', drop: 'beforeHeaders', effect: true });
      assert.match(JSON.stringify(await window.run('createDrive', wish)), /"name":"fresh"/);
      fault.stop();
      assert.equal(
        simulator()
          .drives()
          .filter(({ name }) => name === 'fresh').length,
        1,
      );
      assert.equal(simulator().requests.filter(({ method }) => method === 'POST').length, 1);

      const from = now();
      await window.run('refresh');
      const times = [from, now()];
      simulator().fail({ path: '/shared-drives', status: 403 });
      await window.run('refresh');
      const [, time] = /^As of (.*)\. This API key is not permitted/.exec(window.message) ?? [];
      assert.ok(times.map(at => asOf(at, now(), 'en')).includes(time ?? ''), window.message);
    });
  }
});
