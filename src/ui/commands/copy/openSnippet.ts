import { window, workspace } from 'vscode';
import type { Account } from '../../account/account';
import { promptSnippet } from './promptSnippet';

/** Shows a snippet that asks for the password in an untitled document of its language. Resolves to its text. */
export async function openSnippet(account: Account, id: string, target: string): Promise<string | undefined> {
  const snippet = await promptSnippet(account, id, target);
  if (!snippet) return undefined;
  const content = `${snippet.text}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: snippet.target.language, content }));
  return snippet.text;
}
