import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { renderSnippet, type SnippetResult } from '../../../core/mount/render';
import type { Target } from '../../../core/mount/target';
import type { Account } from '../../account/account';
import { refuse } from '../../messages';
import { refusalWords } from '../../words/refusal';
import { driveNow } from '../driveNow';
import { mountSettings, refusalButton } from './copySnippet';
import { readySecretNow } from './secretNow';

/**
 * A drive's snippet in the form that asks for the password, to be shown in an editor: there is no secret in it. Waits for
 * the mount point of a new drive. Undefined: there is none, and a message has said why.
 */
export async function promptSnippet(
  account: Account,
  id: string,
  target: string,
): Promise<{ readonly text: string; readonly target: Target; readonly drive: Drive } | undefined> {
  const drive = await readyDrive(account, id);
  const snippet = promptForm(account, drive, target);
  if (snippet.ok) return { ...snippet, drive };
  const text = l10n.t('There is no snippet. {0}', refusalWords(snippet.refusal));
  refuse(text, refusalButton(snippet.refusal, id));
  return undefined;
}

/** The form that asks, by the settings; or why there is none. */
export function promptForm({ list }: Account, drive: Drive, target: string): SnippetResult {
  return renderSnippet(target, 'prompt', { drive, drives: list.store.drives, ...mountSettings() });
}

async function readyDrive(account: Account, id: string): Promise<Drive> {
  const drive = await driveNow(account, id);
  return drive.mountPoint === '' ? (await readySecretNow(account, id)).drive : drive;
}
