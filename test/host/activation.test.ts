import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../ui/until';
import { activated, useSimulator } from './harness';
import { signInOnly, signOut } from './signedIn';

describe('activation', () => {
  const simulator = useSimulator();
  const sent = () => simulator().requests.map(({ method, path }) => `${method} ${path}`);

  after(async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await signOut();
  });

  it('activates from the unpacked package, not from the sources', async () => {
    const extension = await activated();
    assert.equal(extension.isActive, true);
    await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, 'src')));
  });

  it('sends nothing by itself', async () => {
    await activated();
    assert.deepEqual(simulator().requests, []);
  });

  it('speaks to the simulator only', () => {
    const url = vscode.workspace.getConfiguration('paperspaceDrives').get('apiUrl');
    assert.equal(url, simulator().url);
  });

  it('reads no list while its view was never seen, not even when somebody signs in', async () => {
    await signInOnly();
    assert.deepEqual(sent(), ['GET /auth/session']);
  });

  it('reads the list once, in one request, when its view is seen', async () => {
    await vscode.commands.executeCommand('paperspaceDrives.drives.focus');
    await until(
      'a list',
      () => Promise.resolve(sent()),
      requests => requests.length > 1,
    );
    assert.deepEqual(sent(), ['GET /auth/session', 'GET /shared-drives']);
    assert.deepEqual(simulator().requests.at(-1)?.query, { limit: '120', orderBy: 'name', order: 'asc' });
  });
});
