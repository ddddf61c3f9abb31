import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { DriveSeed } from '../simulator/seed';
import { until } from '../ui/until';
import { Recorded } from './recorded';
import { execute, useSimulator, withSettings } from './harness';
import { SecretClipboard } from '../../src/ui/secretClipboard';
import { accepting, escaping, signIn, signOut } from './signedIn';

const password = "made-up, it's $HOME!";
const seeds: readonly DriveSeed[] = [
  { name: 'plain', password },
  { name: 'two-lines', password: 'a\nb' },
  { name: 'empty', password: '' },
  { name: 'too-long', password: 'x'.repeat(513) },
  { name: 'commas', password: ','.repeat(257) },
  { name: 'no-user', username: '' },
  { name: 'comma-user', username: 'a,b' },
  { name: 'long-user', username: 'u'.repeat(257) },
  { name: 'elsewhere', mountPoint: '\\\\10.64.92.2\\a b;rm' },
];

describe('Copy Mount Snippet', () => {
  const simulator = useSimulator({ drives: seeds });
  const idOf = (name: string) =>
    simulator()
      .drives()
      .find(drive => drive.name === name)?.id ?? '';
  const clipboard = async () => vscode.env.clipboard.readText();
  const copyPlain = (more: object = {}) => execute('copyMountSnippet', { id: idOf('plain'), ...more });

  before(signIn);
  beforeEach(() => vscode.env.clipboard.writeText('as it was'));
  after(signOut);

  it('has the password in it only where that was asked for', async () => {
    await copyPlain({ target: 'linux', password: 'include' });
    assert.ok((await clipboard()).includes(`made-up, it'\\''s $HOME!'`));
    await copyPlain({ target: 'powershell', password: 'include' });
    assert.ok((await clipboard()).includes(`'made-up, it''s $HOME!'`));
    await copyPlain({ target: 'linux', password: 'prompt' });
    assert.equal((await clipboard()).includes('made-up'), false);
  });

  it('asks for the password at that moment, every time anew, once', async () => {
    const before = simulator().requests.length;
    await copyPlain({ target: 'linux', password: 'include' });
    await copyPlain({ target: 'linux', password: 'include' });
    const sent = simulator()
      .requests.slice(before)
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(sent, Array(2).fill(`GET /shared-drives/${idOf('plain')}`));
  });

  it('takes the form and the target of the settings', async () => {
    await withSettings({ mountTarget: 'uri', snippetPassword: 'prompt' }, async () => {
      assert.match(String(await copyPlain()), /^smb:\/\//);
    });
  });

  it('takes the only form that a target has', async () => {
    assert.match(String(await copyPlain({ target: 'cmd' })), /net use/);
  });

  it('auto is the system of a remote host, and Linux elsewhere', async () => {
    const own = { darwin: 'macos', win32: 'powershell' }[process.platform as string] ?? 'linux';
    const wanted = vscode.env.remoteName === undefined ? 'linux' : own;
    const forced = await copyPlain({ target: wanted, password: 'prompt' });
    assert.equal(await copyPlain({ target: 'auto', password: 'prompt' }), forced);
  });

  it('mounts where the setting says', async () => {
    await withSettings({ mountPath: '/data/${id}' }, async () => {
      assert.ok(String(await copyPlain({ target: 'linux', password: 'prompt' })).includes(`/data/${idOf('plain')}`));
    });
  });

  it('whoever calls it cannot have the password copied unasked where the setting is not to', async () => {
    await withSettings({ snippetPassword: 'prompt' }, async () => {
      const before = simulator().requests.length;
      assert.equal(await escaping(copyPlain({ target: 'linux', password: 'include' })), undefined);
      assert.equal(await clipboard(), 'as it was');
      assert.equal(simulator().requests.length, before);
      assert.deepEqual(await accepting(copyPlain({ target: 'linux', password: 'include' })), {
        copied: true,
        target: 'linux',
      });
    });
  });

  for (const { name } of seeds.slice(1)) {
    it(`copies nothing of the drive ${name}, which no snippet can mount`, async () => {
      assert.equal(
        await execute('copyMountSnippet', { id: idOf(name), target: 'linux', password: 'include' }),
        undefined,
      );
      assert.equal(await clipboard(), 'as it was');
    });
  }

  const wrong: readonly (readonly [string, unknown])[] = [
    ['mountPath', '/usr/${nothing}'],
    ['mountPath', 'relative'],
    ['mountPath', '/mnt/../etc'],
    ['mountOptions', ['sec=none']],
    ['mountOptions', ['ip=192.0.2.1']],
    ['mountOptions', ['vers=3.0,user=x']],
  ];
  for (const [name, value] of wrong) {
    it(`copies nothing while ${name} is ${JSON.stringify(value)}`, async () => {
      await withSettings({ [name]: value }, async () => {
        assert.equal(await copyPlain({ target: 'linux', password: 'include' }), undefined);
      });
      assert.equal(await clipboard(), 'as it was');
    });
  }

  const misspelt: readonly (readonly [string, unknown])[] = [
    ['mountTarget', 7],
    ['mountPath', 7],
    ['mountPath', ['/etc']],
    ['mountOptions', 'vers=3.0'],
    ['mountOptions', [7]],
    ['snippetPassword', 7],
    ['clearClipboardAfter', 'soon'],
    ['clearClipboardAfter', -1],
  ];
  for (const [name, value] of misspelt) {
    it(`goes on as if not set while ${name} is ${JSON.stringify(value)}`, async () => {
      const usual = await copyPlain({ password: 'prompt' });
      await withSettings({ [name]: value }, async () => {
        assert.equal(await copyPlain({ password: 'prompt' }), usual);
        assert.deepEqual(await copyPlain({ target: 'linux' }), { copied: true, target: 'linux' });
      });
    });
  }

  it('waits for a new drive to get its mount point', async () => {
    simulator().reset({ drives: [{ name: 'plain' }], readyAfterMs: 200 });
    const { networkId } = someDrive();
    const wish = { name: 'new', region: 'ny2', networkId, size: 250 };
    await accepting(execute('createDrive', wish));
    const text = await execute('copyMountSnippet', { id: idOf('new'), target: 'uri' });
    assert.ok(String(text).includes(idOf('new')));
    simulator().reset({ drives: seeds });
  });

  const someDrive = () => {
    const [drive] = simulator().drives();
    if (!drive) throw new Error('there is a drive');
    return drive;
  };
});

describe('a fact that a drive does not have', () => {
  const simulator = useSimulator({ drives: [{ name: 'bare', username: '', password: '' }] });
  const bare = () => ({ id: simulator().drives()[0]?.id });

  before(signIn);
  after(signOut);

  for (const name of ['copyUsername', 'copyPassword']) {
    it(`${name} leaves the clipboard as it was`, async () => {
      await vscode.env.clipboard.writeText('as it was');
      assert.equal(await execute(name, bare()), undefined);
      assert.equal(await vscode.env.clipboard.readText(), 'as it was');
    });
  }

  it('is waited for while the drive is getting ready', async () => {
    simulator().reset({ drives: [{ name: 'plain' }], readyAfterGets: 2 });
    const { networkId = '' } = simulator().drives()[0] ?? {};
    await accepting(execute('createDrive', { name: 'new', region: 'ny2', networkId, size: 250 }));
    const made = simulator()
      .drives()
      .find(({ name }) => name === 'new');
    assert.equal(await execute('copyMountPoint', { id: made?.id }), made?.mountPoint);
    simulator().reset();
  });
});

describe('a secret on the clipboard', () => {
  const simulator = useSimulator();
  const clipboard = async () => vscode.env.clipboard.readText();
  const copyPassword = () => execute('copyPassword', { id: simulator().drives()[0]?.id });

  before(signIn);
  after(signOut);

  it('is cleared after the time that the setting says', async () => {
    await withSettings({ clearClipboardAfter: 1 }, async () => {
      await copyPassword();
      assert.equal(await clipboard(), simulator().drives()[0]?.password);
      await until('an empty clipboard', clipboard, text => text === '');
    });
  });

  it('is cleared when it is a snippet, too', async () => {
    await withSettings({ clearClipboardAfter: 1 }, async () => {
      await execute('copyMountSnippet', { id: simulator().drives()[0]?.id, target: 'linux', password: 'include' });
      await until('an empty clipboard', clipboard, text => text === '');
    });
  });

  it('is left alone once it holds something else', async () => {
    await withSettings({ clearClipboardAfter: 1 }, async () => {
      await copyPassword();
      await vscode.env.clipboard.writeText('somebody else’s');
      // Timers of one process fire in the order in which they are due, so the extension has had its look by then.
      await pause(1_100);
      await clipboard();
      assert.equal(await clipboard(), 'somebody else’s');
    });
  });

  it('is cleared in a browser when somebody comes back, for a window without the focus may not', async () => {
    const window = new Recorded();
    await window.start();
    window.replace(vscode.env, { uiKind: vscode.UIKind.Web });
    window.replace(vscode.window, { state: { focused: false, active: true } });
    try {
      await withSettings({ clearClipboardAfter: 1 }, async () => {
        await window.run('signIn');
        await window.run('copyPassword', { id: simulator().drives()[0]?.id });
        const before = window.live;
        await until(
          'the time',
          () => Promise.resolve(window.live),
          live => live > before,
        );
        assert.equal(window.clipboard, simulator().drives()[0]?.password);
        window.focus();
        await until(
          'an empty clipboard',
          () => Promise.resolve(window.clipboard),
          text => text === '',
        );
        assert.equal(window.live, before);
      });
    } finally {
      await window.end();
    }
  });

  it('that was copied later is not cleared by the timer of the one before', async () => {
    await withSettings({ clearClipboardAfter: 1 }, copyPassword);
    await withSettings({ clearClipboardAfter: 0 }, copyPassword);
    await pause(1_100);
    await clipboard();
    assert.equal(await clipboard(), simulator().drives()[0]?.password);
  });
});

describe('the clipboard when this host ends', () => {
  let secrets: SecretClipboard;
  beforeEach(() => (secrets = new SecretClipboard()));
  afterEach(() => secrets.dispose());
  const clipboard = async () => vscode.env.clipboard.readText();

  it('is cleared if it still holds the secret', async () => {
    await secrets.copy('made-up');
    await secrets.clear();
    assert.equal(await clipboard(), '');
  });

  it('is left alone if it holds something else by then', async () => {
    await secrets.copy('made-up');
    await vscode.env.clipboard.writeText('something else');
    await secrets.clear();
    assert.equal(await clipboard(), 'something else');
  });

  it('is left alone where the setting is never to clear it', async () => {
    await withSettings({ clearClipboardAfter: 0 }, async () => {
      await secrets.copy('made-up');
      await secrets.clear();
    });
    assert.equal(await clipboard(), 'made-up');
  });

  it('is cleared after a day at the latest', async () => {
    await withSettings({ clearClipboardAfter: 1e12 }, async () => {
      assert.deepEqual(await secrets.copy('made-up'), { kind: 'after', seconds: 86_400 });
    });
  });
});
