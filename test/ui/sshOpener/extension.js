// Stands in for Remote - SSH in UI tests: it says in its manifest that it resolves `ssh-remote`, which is what the extension looks for.
// A browser opens no window over SSH, so what VS Code is asked to open comes into opened.json in the window's folder instead: the
// command below is the one that `vscode.newWindow` hands on to, and the one registered last counts.
import fs from 'node:fs/promises';
import path from 'node:path';
import { commands, workspace } from 'vscode';

/** @param {import('vscode').ExtensionContext} context */
export function activate(context) {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const keep = asked => fs.writeFile(path.join(folder, 'opened.json'), JSON.stringify(asked));
  context.subscriptions.push(commands.registerCommand('_files.newWindow', keep));
}
