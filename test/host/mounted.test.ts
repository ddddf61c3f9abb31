import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { documentInFront, execute, useSimulator } from './harness';
import { Recorded } from './recorded';
import { escaping, signIn, signOut } from './signedIn';

describe('drives on this machine', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  const driveNamed = (name: string) => {
    const drive = simulator()
      .drives()
      .find(each => each.name === name);
    if (!drive) throw new Error(`no drive ${name}`);
    return drive;
  };

  before(signIn);
  after(signOut);

  const reportOf = async (name: string) => (await documentInFront(text => text.startsWith(`${name} `))).getText();

  it('openFolder opens nothing of a drive that is not mounted here', async () => {
    const before = vscode.workspace.workspaceFolders?.length;
    assert.equal(await execute('openFolder', { id: driveNamed('datasets').id, where: 'addToWorkspace' }), undefined);
    assert.equal(vscode.workspace.workspaceFolders?.length, before);
  });

  it('unmount does nothing to a drive that is not mounted here', async () => {
    assert.equal(await execute('unmount', { id: driveNamed('datasets').id }), undefined);
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['a directory of the system', { directory: '/etc', atEveryStart: false }],
    ['a directory that is relative', { directory: 'data', atEveryStart: false }],
    ['an atEveryStart that is neither true nor false', { directory: '/mnt/x', atEveryStart: 'yes' }],
    ['a version that is none', { directory: '/mnt/x', atEveryStart: false, vers: '3.0,user=x' }],
  ];
  for (const [what, given] of wrong) {
    it(`mountHere opens no terminal for ${what}`, async () => {
      const before = vscode.window.terminals.length;
      assert.equal(await execute('mountHere', { id: driveNamed('datasets').id, ...given }), undefined);
      assert.equal(vscode.window.terminals.length, before);
    });
  }

  it('mountHere sends nothing when somebody backs out', async () => {
    const before = simulator().requests.length;
    assert.equal(await escaping(execute('mountHere', { id: driveNamed('datasets').id })), undefined);
    const sent = simulator().requests.slice(before);
    assert.deepEqual(
      sent.filter(({ path }) => path.includes(driveNamed('datasets').id)),
      [],
    );
  });

  it('checkConnection { id } shows a report, and resolves to what was found', async () => {
    const { id, name, password } = driveNamed('datasets');
    const found = await execute('checkConnection', { id });
    const text = await reportOf(name);
    // What answers at made-up addresses, and whether mount.cifs is installed, is the machine's business.
    assert.match(text, new RegExp(`^${name} (cannot|can perhaps) be mounted here\\b.*:[^]*?\\n\\n`));
    assert.match(
      text,
      /private network, training \(10\.64\.92\.0\/24\)\.[^→]*\n {2}→ Mount it on a machine in that network/,
    );
    assert.match(text, /The drive is not mounted here\./);
    assert.equal(text.includes(password), false);
    assert.ok(typeof found === 'object' && found !== null && 'inNetwork' in found && 'machines' in found);
    assert.deepEqual([found.inNetwork, Array.isArray(found.machines)], [false, true]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('checkConnection names the team’s machines in the drive’s network, and no others', async () => {
    await execute('checkConnection', { id: driveNamed('datasets').id });
    const text = await reportOf('datasets');
    const named = ['trainer-1', 'trainer-2', 'workbench'].filter(machine => text.includes(`  ${machine} · `));
    assert.deepEqual(named, ['trainer-1', 'trainer-2']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('mountHere opens no terminal for a drive that no credentials file can hold', async () => {
    simulator().reset({ drives: [{ name: 'two-lines', password: 'a\nb' }], readyAfterMs: 0 });
    const before = vscode.window.terminals.length;
    const given = { directory: '/mnt/x', atEveryStart: false };
    assert.equal(await execute('mountHere', { id: driveNamed('two-lines').id, ...given }), undefined);
    assert.equal(vscode.window.terminals.length, before);
  });
});

// Where it is not Linux's, the table is another program's to read.
if (process.platform === 'linux') {
  describe('a directory that another drive is mounted at', () => {
    const simulator = useSimulator({ readyAfterMs: 0 });
    const { readFile } = fs.promises;
    let window: Recorded;

    before('a mount that is not there', async () => {
      const other = simulator().drives('ada-side')[0]?.mountPoint.replaceAll('\\', '/') ?? '';
      const table = async (file: string, encoding: 'utf8') => {
        const text = await readFile(file, encoding);
        return file === '/proc/self/mountinfo' ? `${text}99 1 0:99 / /mnt/datasets rw - cifs ${other} rw\n` : text;
      };
      Object.assign(fs.promises, { readFile: table });
      window = new Recorded();
      await window.start();
      await window.run('signIn');
    });
    after(async () => {
      Object.assign(fs.promises, { readFile });
      await window.end();
    });

    it('is not proposed by Mount Here…, as drives of two teams may have one name: the ID stands behind it', async () => {
      const proposed: string[] = [];
      window.answering = ({ value }) => {
        proposed.push(value);
        return undefined;
      };
      for (const name of ['datasets', 'checkpoints']) {
        const drive = simulator()
          .drives('acme-research')
          .find(each => each.name === name);
        await window.run('mountHere', { id: drive?.id });
        assert.equal(proposed.pop(), name === 'datasets' ? `/mnt/datasets-${drive?.id}` : `/mnt/${name}`);
      }
    });
  });

  describe('a drive whose server hangs, as whoever touches its mount does', () => {
    const simulator = useSimulator({ readyAfterMs: 0 });
    const directory = '/mnt/made-up-hanging';
    const touched: string[] = [];
    const restore: (() => void)[] = [];
    let window: Recorded;

    before('watch all that is done to files', async () => {
      const [drive] = simulator().drives();
      const share = drive?.mountPoint.replaceAll('\\', '/') ?? '';
      const { readFile } = fs.promises;
      for (const target of [fs, fs.promises]) {
        for (const [name, original] of Object.entries<unknown>(target)) {
          if (typeof original !== 'function' || !/^[a-z]/.test(name)) continue;
          const watched = (...args: unknown[]): unknown => {
            if (String(args[0]).startsWith(directory)) touched.push(`${name} ${String(args[0])}`);
            return Reflect.apply(original, undefined, args) as unknown;
          };
          Object.assign(target, { [name]: Object.assign(watched, original) });
          restore.push(() => Object.assign(target, { [name]: original }));
        }
      }
      const table = async (file: string, encoding: 'utf8') => {
        const text = await readFile(file, encoding);
        return file === '/proc/self/mountinfo' ? `${text}99 1 0:99 / ${directory} rw - cifs ${share} rw\n` : text;
      };
      Object.assign(fs.promises, { readFile: table });
      window = new Recorded();
      await window.start();
      await window.run('signIn');
      await window.run('refresh');
    });
    after(async () => {
      await window.end();
      for (const each of restore.reverse()) each();
    });

    it('has its folder opened, which the walkthrough is told before, as the window may end by it', async () => {
      const id = simulator().drives()[0]?.id;
      window.said.length = 0;
      await window.run('openFolder', { id, where: 'newWindow' });
      const told = window.said.findIndex(each => /^command setContext .*did'.*\.openFolder'/.test(each));
      const opened = window.said.findIndex(each => each.startsWith('command vscode.openFolder'));
      assert.ok(told >= 0 && told < opened, window.said.join('\n'));
      assert.deepEqual(touched, []);
    });

    it('is shown as mounted, renamed and checked; nothing looks at its directory', async () => {
      const id = simulator().drives()[0]?.id;
      await until(
        'the row',
        async () => (await window.rows()).length > 0 && window.said.join('\n'),
        said => said !== false && said.includes(`mounted at ${directory}`),
      );
      for (const name of ['mountHere', 'checkConnection', 'showDetails', 'copyMountSnippet', 'refresh']) {
        await window.run(name, { id });
      }
      const told = await window.tool('get', { drive: id });
      assert.match(told, new RegExp(`\nmounted here at: \\["${directory}"\\]$`));
      await window.run('renameDrive', { id, name: 'renamed' });
      assert.ok(window.said.some(said => said.includes(`is mounted on this machine`)));
      assert.deepEqual(touched, []);
      // The same watch sees what does.
      fs.existsSync(`${directory}/x`);
      assert.deepEqual(touched, [`existsSync ${directory}/x`]);
    });
  });
}
