import { window, workspace } from 'vscode';
import { heading } from '../../../core/mount/heading';
import type { Account } from '../../account/account';
import { promptSnippet } from './promptSnippet';

/** Shows a snippet that asks for the password in an untitled document of its language. Resolves to its text. */
export async function openSnippet(account: Account, id: string, target: string): Promise<string | undefined> {
  const snippet = await promptSnippet(account, id, target);
  if (!snippet) return undefined;
  const { language } = snippet.target;
  const content = `${heading(language, snippet.drive)}${snippet.text}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language, content }));
  return snippet.text;
}
