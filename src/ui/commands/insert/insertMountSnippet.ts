import { l10n, window, type TextEditor } from 'vscode';
import { amongVolumes, hasVolumesOnOneLine } from '../../../core/mount/composeVolumes';
import { guessTarget } from '../../../core/mount/guessTarget';
import { targets } from '../../../core/mount/targets';
import { visible } from '../../../core/text/visible';
import { tell, warn } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { settings } from '../../settings';
import { systemLabel, targetLabel } from '../../words/target';
import { textGiven } from '../arguments';
import type { Call } from '../command';
import { openSnippet } from '../copy/openSnippet';
import { promptSnippet } from '../copy/promptSnippet';
import { resolveTarget } from '../copy/snippetTarget';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { insertAbove, insertAtCursor } from './insertAtCursor';

/** Puts the form that asks for the password at the cursor. Resolves to its text. */
export async function run(services: Services, call: Call): Promise<string | undefined> {
  const { editor } = call;
  const chosen = await whichDrive(services, call, l10n.t('Insert Mount Snippet'));
  if (!chosen) return undefined;
  const { account, id, given } = chosen;
  const { name, mountPoint } = await driveNow(account, id);
  const guessed = editor && guessTarget(placeOf(editor.document), preferredTarget(services, mountPoint));
  const target = textGiven(given, 'target') ?? guessed ?? (await askTarget(name, editor?.document.languageId));
  if (target === undefined) return undefined;
  if (!editor) {
    const open = { title: l10n.t('New Document'), run: () => openSnippet(account, id, target) };
    warn(l10n.t('There is no editor to insert the mount snippet into.'), open);
    return undefined;
  }
  if (target === 'compose' && hasVolumesOnOneLine(editor.document.getText())) {
    warn(l10n.t('Nothing was inserted: this file has its volumes on one line. Give each a line of its own first.'));
    return undefined;
  }
  const snippet = await promptSnippet(account, id, target);
  if (!snippet) return undefined;
  const text = await insert(await shown(editor), target, snippet.text);
  if (text !== undefined) {
    tell(l10n.t('Inserted the mount snippet of {0}: {1}.', visible(name), targetLabel(target)));
    return text;
  }
  warn(l10n.t('This document cannot be changed: nothing was inserted.'));
  return undefined;
}

/** Resolves to what was inserted: a Compose file may say `volumes:` once only. */
async function insert(editor: TextEditor, target: string, snippet: string): Promise<string | undefined> {
  const among = target === 'compose' ? amongVolumes(editor.document.getText(), snippet) : undefined;
  const { line, text } = among ?? { line: undefined, text: snippet };
  const { document } = editor;
  const { version } = document;
  const isEdited = await (line === undefined ? insertAtCursor(editor, text) : insertAbove(editor, line, text));
  // Of one that is only to be read VS Code says that it was edited; one that changes meanwhile has another version all the same.
  return isEdited && document.version !== version ? text : undefined;
}

/** An editor whose tab is not on top any more takes no text. */
async function shown(editor: TextEditor): Promise<TextEditor> {
  const { document, selection } = editor;
  return window.visibleTextEditors.includes(editor) ? editor : window.showTextDocument(document, { selection });
}

const placeOf = (document: { languageId: string; fileName: string; getText: () => string }) => ({
  language: document.languageId,
  file: document.fileName,
  text: document.getText(),
});

/** Far from the files nobody knows which system `auto` means. */
function preferredTarget({ farFromFiles }: Services, mountPoint: string): string | undefined {
  const wanted = settings.mountTarget();
  return wanted === 'auto' && farFromFiles ? undefined : resolveTarget(wanted, mountPoint).target;
}

/** Those in the document's language first. */
async function askTarget(name: string, language: string | undefined): Promise<string | undefined> {
  const fits = targets.filter(target => target.language === language);
  const others = targets.filter(target => target.language !== language);
  const answer = await pick({
    title: l10n.t('Insert the Mount Snippet of {0}', visible(name)),
    placeholder: l10n.t('How is the drive to be mounted?'),
    items: [...fits, ...others].map(({ id, system }) => ({
      label: targetLabel(id),
      description: systemLabel(system),
      target: id,
    })),
  });
  return answer?.kind === 'chosen' ? answer.value.target : undefined;
}
