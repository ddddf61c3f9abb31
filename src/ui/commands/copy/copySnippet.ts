import { l10n } from 'vscode';
import { settingAtFault, type Form, type Refusal } from '../../../core/mount/refusal';
import { renderSnippet } from '../../../core/mount/render';
import { targets } from '../../../core/mount/targets';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { commandButton } from '../../commandButton';
import { openSettingsButton, refuse, tell, type Button } from '../../messages';
import { writeClipboard } from '../../secretClipboard';
import type { Services } from '../../services';
import { settings } from '../../settings';
import { snippetClearingWords } from '../../words/clearing';
import { refusalWords } from '../../words/refusal';
import { targetLabel, whereToPaste } from '../../words/target';
import { readySecretNow } from './secretNow';
import { askSystem, resolveTarget } from './snippetTarget';

export interface SnippetWish {
  readonly account: Account;
  readonly id: string;
  /** A target's id, or `auto`. */
  readonly target: string;
  /** Undefined: the setting's form, or the one that the target has. */
  readonly form: Form | undefined;
}

/** Copies a snippet. Resolves to its text if that holds no secret, to `{ copied, target }` if it does. */
export async function copySnippet(services: Services, wish: SnippetWish): Promise<string | object | undefined> {
  const { account, id } = wish;
  // Asked first: a password is not fetched to wait in memory for an answer.
  const wanted = await askSystem(services, wish.target);
  if (wanted === undefined) return undefined;
  const { drive, password } = await readySecretNow(account, id);
  const resolved = resolveTarget(wanted, drive.mountPoint);
  const { target } = resolved;
  const form = wish.form ?? formFor(target);
  const snippet = renderSnippet(target, form, {
    drive,
    drives: account.list.store.drives,
    ...(form === 'include' ? { password } : {}),
    ...mountSettings(),
  });
  if (!snippet.ok) {
    const text = l10n.t('Nothing was copied. {0}', refusalWords(snippet.refusal));
    refuse(text, refusalButton(snippet.refusal, id));
    return undefined;
  }
  const secrecy = await put(services, snippet.text, form);
  const what = l10n.t('Copied the mount snippet of {0}: {1}.', visible(drive.name), targetLabel(target));
  const where =
    resolved.inNetwork && wish.target === 'auto' ? l10n.t('It works on this machine.') : whereToPaste(target);
  tell(`${what} ${secrecy} ${where}`, copyAsButton(l10n.t('Copy As…'), id));
  return form === 'prompt' ? snippet.text : { copied: true, target };
}

/** The setting, where that is at fault; else the other targets and forms, one of which may do. */
export function refusalButton(refusal: Refusal, id: string): Button {
  const fromSetting = refusal.kind === 'unknownTarget' && refusal.target === settings.mountTarget();
  const setting = fromSetting ? 'mountTarget' : settingAtFault(refusal);
  return setting ? openSettingsButton(setting) : copyAsButton(l10n.t('Copy Mount Snippet As…'), id);
}

function copyAsButton(title: string, id: string): Button {
  return commandButton(title, 'copyMountSnippetAs', { id });
}

/** Puts the snippet on the clipboard, and says in words what that means for the password. */
async function put({ clipboard }: Services, text: string, form: Form): Promise<string> {
  if (form === 'prompt') {
    await writeClipboard(text);
    return l10n.t('It asks for the password.');
  }
  return snippetClearingWords(await clipboard.copy(text));
}

/** The setting's form, unless the target has only the other. */
function formFor(target: string): Form {
  const wanted = settings.snippetPassword();
  const forms = targets.find(({ id }) => id === target)?.forms ?? [wanted];
  return forms.includes(wanted) ? wanted : (forms[0] ?? wanted);
}

export function mountSettings() {
  return { mountPath: settings.mountPath(), mountOptions: settings.mountOptions() };
}
