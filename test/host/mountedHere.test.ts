import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/clock';
import { usersOf } from '../../src/ui/commands/mount/usersOf';
import { until } from '../ui/until';
import { useSimulator, withSettings } from './harness';
import { Recorded } from './recorded';

const there = (file: string) => () => Promise.resolve(fs.existsSync(file));

describe('a drive on this machine, in a window whose boxes and terminals are made up', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  const directory = '/mnt/made-up';
  let window: Recorded;
  let looks: number;
  let table: string;
  const drive = () => simulator().drives()[0] ?? assert.fail('there is no drive');

  beforeEach(async () => {
    [looks, table] = [0, ''];
    window = new Recorded();
    await window.start();
    const { readFile } = fs.promises;
    window.replace(fs.promises, {
      readFile: async (file: string, encoding: 'utf8') => {
        const text = await readFile(file, encoding);
        if (file !== '/proc/self/mountinfo') return text;
        looks += 1;
        return text + table;
      },
    });
    await window.run('signIn');
    await window.run('refresh');
  });
  afterEach(() => window.end());

  /** Terminals that take what is typed; each with a shell, unless it never starts. */
  function useTerminals(processId: number | undefined, onText: (text: string) => void = () => undefined) {
    const typed: unknown[] = [];
    window.replace(vscode.window, {
      createTerminal: ({ shellPath }: vscode.TerminalOptions) => ({
        processId: Promise.resolve(processId),
        sendText: (text: string, enter: boolean) => {
          typed.push([shellPath, text, enter]);
          onText(text);
        },
        show: () => undefined,
        dispose: () => undefined,
      }),
    });
    return typed;
  }

  for (const [platform, program, words] of [
    ['darwin', '/bin/zsh', /mount -t smbfs/],
    ['win32', 'powershell.exe', /New-SmbMapping/],
  ] as const) {
    it(`mountHere types the snippet that asks on ${platform}, and leaves Enter to the person`, async () => {
      window.replace(process, { platform });
      const typed = useTerminals(1);
      assert.deepEqual(await window.run('mountHere', { id: drive().id }), { id: drive().id, typed: true });
      const [[shell, text, enter] = []] = typed as [string, string, boolean][];
      assert.deepEqual([typed.length, shell, enter], [1, program, false]);
      assert.match(text ?? '', words);
      assert.ok(!text?.includes(drive().password));
    });

    it(`mountHere offers that snippet on ${platform} where no terminal opens`, async () => {
      window.replace(process, { platform });
      const typed = useTerminals(undefined);
      assert.equal(await window.run('mountHere', { id: drive().id }), undefined);
      const said = window.messages.at(-1);
      assert.deepEqual([typed, said?.buttons], [[], ['Copy Mount Snippet']]);
      said?.close('Copy Mount Snippet');
      await until(
        'the snippet',
        () => Promise.resolve(window.clipboard),
        text => words.test(text),
      );
      assert.ok(!window.clipboard.includes(drive().password));
    });
  }

  // Where it is not Linux's, the table is another program's to read.
  if (process.platform !== 'linux') return;

  it('is looked up when the view comes into sight, and when the window gets the focus', async () => {
    for (const happen of [() => window.showView(), () => window.focus()]) {
      const before = looks;
      happen();
      await until(
        'a look',
        () => Promise.resolve(looks),
        now => now > before,
      );
    }
  });

  it('openFolder opens it in a new window, or adds it to the workspace', async () => {
    table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
    const { id } = drive();
    for (const where of ['newWindow', 'thisWindow']) {
      assert.deepEqual(await window.run('openFolder', { id, where }), { id, directory, where });
      const opened = window.said.filter(said => said.startsWith('command vscode.openFolder')).at(-1) ?? '';
      assert.ok(opened.includes(directory) && opened.includes(`forceNewWindow: ${where === 'newWindow'}`), opened);
    }
    const added: unknown[][] = [];
    window.replace(vscode.workspace, { updateWorkspaceFolders: (...all: unknown[]) => added.push(all) });
    await window.run('openFolder', { id, where: 'addToWorkspace' });
    const [[start, deleted, folder] = []] = added as [number, number, { uri: vscode.Uri }][];
    assert.deepEqual([start, deleted], [vscode.workspace.workspaceFolders?.length ?? 0, 0]);
    assert.equal(folder?.uri.fsPath, directory);
  });

  it('whose unmounting does not end within five minutes stays, and that is said', async () => {
    table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
    const typed = useTerminals(1);
    let now = 0;
    window.replace(systemClock, {
      now: () => now,
      sleep: (ms: number) => Promise.resolve(void (now += ms)),
    });
    assert.equal(await window.run('unmount', { id: drive().id }), undefined);
    assert.equal(
      window.messages.at(-1)?.text,
      `datasets is still mounted at ${directory}. It did not end within five minutes: sudo still waits for its password, or the server does not answer.`,
    );
    assert.ok(now > 300_000 && now < 310_000, String(now));
    const [[, text] = ['', '']] = typed as [string, string][];
    const [, file = ''] = /f=(\S+);/.exec(text) ?? [];
    assert.deepEqual([path.basename(path.dirname(file)), fs.readdirSync(path.dirname(file))], ['mount', []]);
  });

  const stays = ' The line stays in /etc/fstab.';
  for (const [what, happens, text, buttons] of [
    [
      'failed',
      (file: string) => {
        fs.writeFileSync(`${file}.log`, '+ mount /mnt/made-up\nmount error(13): Permission denied\n');
        fs.rmSync(file);
      },
      `Not mounted. The server refused the user name or password (error 13). If they are right, it may want encryption: add "seal" to the setting paperspaceDrives.mountOptions.${stays}`,
      ['Try Again', 'Remove the Line'],
    ],
    [
      'was not let through by sudo',
      (file: string) => {
        fs.writeFileSync(`${file}.log`, 'sudo: 3 incorrect password attempts\n');
        fs.rmSync(file);
      },
      'Not mounted. sudo did not let it begin; the terminal shows why.',
      ['Try Again'],
    ],
    [
      'does not come to an end',
      (file: string) => fs.truncateSync(file),
      'The mount does not come to an end; the terminal shows how far it is.',
      ['Check Connection'],
    ],
  ] as const) {
    it(`whose mount at every start ${what}: an older line is spoken of where root was at it and is done`, async () => {
      const { readFile } = fs.promises;
      const line = `//10.0.0.1/x ${directory} cifs credentials=/etc/paperspace-drives/${drive().id}.cred,nofail 0 0\n`;
      window.replace(fs.promises, {
        access: () => Promise.resolve(),
        readFile: (file: string, encoding: 'utf8') =>
          file === '/etc/fstab' ? Promise.resolve(line) : readFile(file, encoding),
      });
      let now = Date.now();
      window.replace(systemClock, { now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) });
      useTerminals(1, typed => happens(/f=(\S+);/.exec(typed)?.[1] ?? ''));
      assert.equal(await window.run('mountHere', { id: drive().id, directory, atEveryStart: true }), undefined);
      const said = window.messages.at(-1);
      assert.deepEqual([said?.text, said?.buttons], [text, buttons]);
    });
  }

  it('has one terminal at work on it at a time, which is shown to who asks again', async () => {
    const shown: string[] = [];
    let end: () => void = () => undefined;
    const ended = new Promise<void>(resolve => (end = resolve));
    table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
    window.replace(vscode.window, {
      createTerminal: ({ name }: vscode.TerminalOptions) => ({
        processId: Promise.resolve(1),
        sendText: (text: string) => {
          const [, file = ''] = /f=(\S+);/.exec(text) ?? [];
          void ended.then(() => fs.rmSync(file));
        },
        show: () => shown.push(String(name)),
        dispose: () => undefined,
      }),
    });
    const { id, name } = drive();
    const first = window.run('unmount', { id });
    await until(
      'the terminal',
      () => Promise.resolve(shown),
      ({ length }) => length === 1,
    );
    assert.equal(await window.run('unmount', { id }), undefined);
    assert.equal(await window.run('mountHere', { id }), undefined);
    assert.deepEqual(shown, Array(3).fill(`Unmount ${name}`));
    end();
    await first;
    const { text, buttons } = window.messages.at(-1) ?? assert.fail();
    assert.equal(text, `${name} is still mounted at ${directory}.`);
    assert.deepEqual(buttons, ['Try Again']);
  });

  it('has one terminal at work on it also where two ask at the same moment', async () => {
    table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
    const opened: string[] = [];
    window.replace(vscode.window, {
      createTerminal: ({ name }: vscode.TerminalOptions) => {
        opened.push(String(name));
        return {
          processId: Promise.resolve(1),
          sendText: (text: string) => fs.rmSync(/f=(\S+);/.exec(text)?.[1] ?? ''),
          show: () => undefined,
          dispose: () => undefined,
        };
      },
    });
    const { id, name } = drive();
    await Promise.all([window.run('unmount', { id }), window.run('unmount', { id })]);
    assert.deepEqual(opened, [`Unmount ${name}`]);
    assert.equal(window.messages.filter(({ text }) => text.includes('is still mounted')).length, 1);
  });

  it('whose terminal is closed before anything is typed leaves nobody listening to its shell', async () => {
    table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
    const close = new vscode.EventEmitter<vscode.Terminal>();
    let listening = 0;
    const listen = () => {
      listening += 1;
      return { dispose: () => (listening -= 1) };
    };
    const terminal = {
      get processId() {
        queueMicrotask(() => close.fire(terminal as unknown as vscode.Terminal));
        return Promise.resolve(1);
      },
      shellIntegration: { cwd: vscode.Uri.file('/') },
      sendText: () => undefined,
      show: () => undefined,
      dispose: () => undefined,
    };
    window.replace(vscode.window, {
      createTerminal: () => terminal,
      onDidCloseTerminal: close.event,
      onDidStartTerminalShellExecution: listen,
      onDidEndTerminalShellExecution: listen,
    });
    await window.run('unmount', { id: drive().id });
    assert.match(window.messages.at(-1)?.text ?? '', /The terminal was closed\.$/);
    assert.equal(listening, 0);
  });

  for (const [source, pieces, words] of [
    [
      'its shell, without the signs of a terminal',
      ['umount: \u001b[31mno ', 'such luck\u001b[0m\r\n'],
      'umount: no such luck',
    ],
    ['its log, where the shell was not heard', [], 'from the log'],
  ] as const) {
    it(`whose unmounting fails says why by what came from ${source}`, async () => {
      table = `99 1 0:99 / ${directory} rw - cifs ${drive().mountPoint.replaceAll('\\', '/')} rw\n`;
      const start = new vscode.EventEmitter<object>();
      const end = new vscode.EventEmitter<object>();
      async function* read() {
        for (const piece of pieces) yield await Promise.resolve(piece);
      }
      const terminal = {
        processId: Promise.resolve(1),
        shellIntegration: { cwd: vscode.Uri.file('/') },
        sendText: (text: string) => {
          const [, file = ''] = /f=(\S+);/.exec(text) ?? [];
          start.fire({ terminal: {}, execution: { read: () => assert.fail('another terminal’s') } });
          start.fire({ terminal, execution: { read } });
          fs.writeFileSync(`${file}.log`, 'from the log\n');
          fs.rmSync(file);
          end.fire({ terminal, exitCode: 32 });
        },
        show: () => undefined,
        dispose: () => undefined,
      };
      window.replace(vscode.window, {
        createTerminal: () => terminal,
        onDidStartTerminalShellExecution: start.event,
        onDidEndTerminalShellExecution: end.event,
      });
      await window.run('unmount', { id: drive().id });
      assert.equal(window.messages.at(-1)?.text, `datasets is still mounted at ${directory}. ${words}`);
    });
  }

  it('is named in the status bar also while the line that mounts it at every start is taken away', async () => {
    const { id } = drive();
    const line = `//10.64.92.2/x ${directory} cifs credentials=/etc/paperspace-drives/${id}.cred,nofail 0 0\n`;
    const { readFile } = fs.promises;
    window.replace(fs.promises, {
      readFile: (file: string, encoding: 'utf8') =>
        file === '/etc/fstab' ? Promise.resolve(line) : readFile(file, encoding),
    });
    useTerminals(undefined);
    window.said.length = 0;
    await window.run('unmount', { id, forget: true });
    assert.match(window.messages.at(-1)?.text ?? '', /still mounts datasets at every start/);
    assert.match(window.said.join('\n'), /Unmounting datasets…/);
  });

  it('is kept busy by programs and terminals in it, which are named; a terminal that never starts holds nothing up', async () => {
    const inside = fs.mkdtempSync(path.join(os.tmpdir(), 'busy-'));
    const [program, shell] = [0, 1].map(() => spawn('sleep', ['1000'], { cwd: inside }));
    assert.ok(program && shell);
    try {
      await Promise.all([once(program, 'spawn'), once(shell, 'spawn')]);
      const never = { name: 'never', processId: new Promise<number>(() => undefined) };
      const work = { name: 'work', processId: Promise.resolve(shell.pid) };
      window.replace(vscode.window, { terminals: [never, work] });
      assert.deepEqual([...(await usersOf(inside))].sort(), [`sleep (${program.pid})`, 'the terminal work']);
    } finally {
      program.kill();
      shell.kill();
      fs.rmSync(inside, { recursive: true });
    }
  });
});

describe('What VS Code left behind that ended in the middle of a mount', () => {
  it('is removed at the next start, but not what another window may be at', async () => {
    const window = new Recorded();
    window.storage = fs.mkdtempSync(path.join(os.tmpdir(), 'leftovers-'));
    const [old, young] = ['0123456789abcdef', 'fedcba9876543210'].map(name => path.join(window.storage, 'mount', name));
    assert.ok(old && young);
    fs.mkdirSync(path.dirname(old));
    for (const file of [old, young]) fs.writeFileSync(file, 'password=made-up\n');
    const hourAgo = Date.now() / 1000 - 3_600;
    fs.utimesSync(old, hourAgo, hourAgo);
    await window.start();
    await until('the old one to go', there(old), found => !found);
    assert.ok(fs.existsSync(young));
    await window.end();
  });
});

describe('What Copy Mount Snippet As… was last used for', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });

  it('is remembered in its workspace, and in no other', async () => {
    const here = new Recorded();
    await here.start();
    await here.run('signIn');
    const copyAs = (window: Recorded) => window.run('copyMountSnippetAs', { id: simulator().drives()[0]?.id });
    await withSettings({ mountTarget: 'uri', snippetPassword: 'prompt' }, async () => {
      assert.match(String(await copyAs(here)), /^smb:/);
    });
    assert.match(String(await copyAs(here)), /^smb:/);
    await here.end();
    const elsewhere = here.secondWindow();
    await elsewhere.start();
    await elsewhere.run('refresh');
    assert.doesNotMatch(String(await copyAs(elsewhere)), /^(?:smb:|undefined)/);
    await elsewhere.end();
  });
});
