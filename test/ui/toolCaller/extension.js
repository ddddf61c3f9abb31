// Calls a language-model tool as a chat would, for UI tests: code-server has no chat. What is asked stands in the window's folder
// in call.json, the answer comes into answer.json. Plain JavaScript, because it has no build of its own.
import fs from 'node:fs/promises';
import path from 'node:path';
import { commands, lm, workspace } from 'vscode';

/** @param {import('vscode').ExtensionContext} context */
export function activate(context) {
  context.subscriptions.push(commands.registerCommand('toolCaller.call', call));
}

async function call() {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const { name, input } = JSON.parse(await fs.readFile(path.join(folder, 'call.json'), 'utf8'));
  const answer = await lm.invokeTool(name, { input, toolInvocationToken: undefined }).then(
    ({ content }) => ({ text: content.map(part => Object(part).value).join('') }),
    error => ({ error: error.name, text: error.message }),
  );
  await fs.writeFile(path.join(folder, 'answer.json'), JSON.stringify(answer));
}
