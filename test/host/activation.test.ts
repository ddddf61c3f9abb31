import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, useSimulator } from './harness';

describe('activation', () => {
  const simulator = useSimulator();

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
});
