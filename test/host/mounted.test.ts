import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { execute, useSimulator } from './harness';
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
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, new RegExp(`^Connection of ${name} `));
    assert.match(
      text,
      /private network, training \(10\.64\.92\.0\/24\)\..*\n {2}→ Mount it on a machine in that network/,
    );
    assert.match(text, /The drive is not mounted here\./);
    assert.equal(text.includes(password), false);
    assert.ok(typeof found === 'object' && found !== null && 'inNetwork' in found && 'machines' in found);
    assert.deepEqual([found.inNetwork, Array.isArray(found.machines)], [false, true]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('checkConnection names the team’s machines in the drive’s network, and no others', async () => {
    await execute('checkConnection', { id: driveNamed('datasets').id });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
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
