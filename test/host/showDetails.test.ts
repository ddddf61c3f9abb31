import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { documentInFront, execute, useSimulator } from './harness';
import { secretsOf, signIn, signOut } from './signedIn';

describe('Show Details', () => {
  const simulator = useSimulator({
    drives: [
      { name: 'plain' },
      { name: '../../etc/passwd' },
      { name: '?#%2F "quoted": [yaml] & *anchor' },
      { name: '..' },
      { name: 'a\nb: c' },
      { name: 'no', mountPoint: '', username: 'null' },
    ],
  });

  before(signIn);
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await signOut();
  });

  async function show(index: number) {
    const id = simulator().drives()[index]?.id;
    assert.deepEqual(await execute('showDetails', { id }), { id });
    return documentInFront((_, { query }) => query === id);
  }

  it('opens a document in the language that colours it, named like the drive', async () => {
    const { uri, languageId } = await show(0);
    assert.equal(uri.path, '/plain.yaml');
    assert.equal(languageId, 'yaml');
  });

  it('opens one that nobody can change', async () => {
    const document = await show(0);
    const before = document.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
  });

  for (const index of [1, 2, 3, 4, 5]) {
    it(`opens one whatever the drive is called: number ${index}`, async () => {
      const document = await show(index);
      const { uri, languageId } = document;
      const text = document.getText();
      assert.match(uri.path, /^\/[^/\\]+\.yaml$/);
      assert.equal(languageId, 'yaml');
      assert.ok(text.includes(simulator().drives()[index]?.id ?? 'no id'));
      assert.equal(
        text
          .trim()
          .split('\n')
          .filter(line => !/^[a-z ]+: /.test(line)).length,
        0,
      );
    });
  }

  it('follows the drive: renamed here, elsewhere, or gone', async () => {
    const document = await show(0);
    const id = simulator().drives()[0]?.id ?? '';
    const says = (what: string) =>
      until(
        what,
        () => Promise.resolve(document.getText()),
        text => text.includes(what),
      );
    await execute('refresh');
    await execute('renameDrive', { id, name: 'renamed-here' });
    await says('renamed-here');
    simulator().renameDrive(id, 'renamed-elsewhere');
    await execute('refresh');
    await says('renamed-elsewhere');
    simulator().deleteDrive(id);
    await execute('refresh');
    await says('There is no such drive');
    assert.equal(document.getText().includes('renamed-elsewhere'), false);
    simulator().reset();
    await execute('refresh');
  });

  it('has no password in it', async () => {
    const secrets = secretsOf(simulator());
    for (const index of simulator().drives().keys()) {
      const text = (await show(index)).getText();
      assert.deepEqual(
        secrets.filter(secret => text.includes(secret)),
        [],
      );
    }
  });
});
