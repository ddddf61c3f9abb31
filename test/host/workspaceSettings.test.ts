import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

/** What a folder could bring along, each another value than the default: first what only the person or the machine may say. */
const hostile = {
  apiUrl: 'https://elsewhere.example/v1',
  mountOptions: ['mfsymlinks'],
  snippetPassword: 'prompt',
  clearClipboardAfter: 0,
  confirmDelete: 'click',
  sizes: [7],
  sortBy: 'created',
  sortOrder: 'desc',
};
const own = { mountTarget: 'fstab', mountPath: '/of-this-folder/${name}', showConnections: false };

describe('settings of a folder that is trusted', () => {
  const simulator = useSimulator();
  const settings = () => vscode.workspace.getConfiguration('paperspaceDrives');
  const tabSize = () => Promise.resolve(vscode.workspace.getConfiguration('editor').get<number>('tabSize'));
  const file = () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, '.vscode/settings.json');
  };
  let window: Recorded;

  before('write them', async () => {
    const named = Object.entries({ ...hostile, ...own }).map(([name, value]) => [`paperspaceDrives.${name}`, value]);
    const content = { ...Object.fromEntries(named), 'editor.tabSize': 7 } as object;
    await vscode.workspace.fs.writeFile(file(), Buffer.from(JSON.stringify(content)));
    // By this one sees that the file was read.
    await until('the settings', tabSize, size => size === 7);
    window = new Recorded();
    await window.start();
  });
  after('remove them', async () => {
    await window.end();
    await vscode.workspace.fs.delete(file());
    await until('the settings to go', tabSize, size => size !== 7);
  });

  it('count where they are about its files, and nowhere else', () => {
    assert.equal(vscode.workspace.isTrusted, true);
    for (const [name, value] of Object.entries(own)) assert.deepEqual(settings().get(name), value, name);
    for (const [name, value] of Object.entries(hostile)) {
      assert.notDeepEqual(settings().get(name), value, name);
      if (name !== 'apiUrl') assert.deepEqual(settings().get(name), settings().inspect(name)?.defaultValue, name);
    }
    assert.equal(settings().get('apiUrl'), simulator().url);
  });

  it('lead the key nowhere else, leave the password in the snippet and the typing before a deletion', async () => {
    await window.run('signIn');
    assert.deepEqual(await window.run('refresh'), { drives: 8, complete: true });
    const [drive] = simulator().drives();
    const copied = await window.run('copyMountSnippet', { id: drive?.id });
    assert.deepEqual(copied, { copied: true, target: 'fstab' });
    assert.match(window.clipboard, /dir='\/of-this-folder\//);
    assert.match(window.clipboard, /password=/);
    assert.doesNotMatch(window.clipboard, /mfsymlinks/);
    // Enter alone, which a click would be.
    assert.equal(await window.run('deleteDrive', { id: drive?.id }), undefined);
    assert.equal(simulator().drives().length, 8);
  });
});
