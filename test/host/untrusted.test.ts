import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { execute, useSimulator } from './harness';
import { signIn, signOut } from './signedIn';

/** Its settings: scripts/lib/hostTests.mjs. Each is another one than the default. */
describe('in a folder that is not trusted', () => {
  const simulator = useSimulator();
  const settings = () => vscode.workspace.getConfiguration('paperspaceDrives');

  it('none of its settings counts', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const names = ['mountTarget', 'mountPath', 'mountOptions', 'snippetPassword', 'clearClipboardAfter'];
    for (const name of [...names, 'confirmDelete', 'sizes']) {
      assert.deepEqual(settings().get(name), settings().inspect(name)?.defaultValue, name);
    }
    assert.equal(settings().get('apiUrl'), simulator().url);
    // They were read: another one of the same file would count.
    assert.equal(vscode.workspace.getConfiguration('editor').get('tabSize'), 7);
  });

  it('the key goes where the person says, and a snippet is what it is without the folder', async () => {
    await signIn();
    const [drive] = simulator().drives();
    await execute('copyMountSnippet', { id: drive?.id, target: 'linux' });
    const snippet = await vscode.env.clipboard.readText();
    assert.match(snippet, /\/mnt\//);
    assert.doesNotMatch(snippet, /elsewhere/);
    await vscode.env.clipboard.writeText('');
    await signOut();
  });
});
