import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import type { Form } from '../../../core/mount/refusal';
import { preview } from '../../../core/mount/preview';
import { maskSnippet } from '../../../core/mount/render';
import { targets } from '../../../core/mount/targets';
import type { Target } from '../../../core/mount/target';
import { visible, visibleLabel } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { settings } from '../../settings';
import { refusalWords } from '../../words/refusal';
import { formLabel, systemLabel, targetLabel } from '../../words/target';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { copySnippet, mountSettings } from './copySnippet';
import { keepChoice, lastChoice } from './lastChoice';
import { openSnippet } from './openSnippet';

interface Choice extends QuickPickItem {
  readonly target?: Target;
  readonly form?: Form;
  /** To be opened in a document, rather than copied. */
  readonly open?: boolean;
}

/** Every target in every form it has, each with a preview in which dots stand for the password. */
export async function run(services: Services, call: Call): Promise<string | object | undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Copy Mount Snippet As'));
  if (!chosen) return undefined;
  const { account, id } = chosen;
  const drive = await driveNow(account, id);
  const last = lastChoice(services.workspaceState);
  const target = last?.target ?? settings.mountTarget();
  const form = last?.form ?? settings.snippetPassword();
  const answer = await pick<Choice>({
    title: l10n.t('Copy the Mount Snippet of {0} As', visible(drive.name)),
    placeholder: l10n.t('Only machines in the drive’s private network can mount it'),
    items: choices(account, drive),
    isActive: item => item.target?.id === target && item.form === form,
    pressed: item => ({ ...item, open: true }),
  });
  if (answer?.kind !== 'chosen') return undefined;
  const { value } = answer;
  if (!value.target || !value.form) return undefined;
  if (value.open) return openSnippet(account, id, value.target.id);
  await keepChoice(services.workspaceState, { target: value.target.id, form: value.form });
  return copySnippet(services, { account, id, target: value.target.id, form: value.form });
}

/** Headed by the system on which it is pasted. */
function choices(account: Account, drive: Drive): readonly Choice[] {
  const systems = [...new Set(targets.map(({ system }) => system))];
  return systems.flatMap(system => [
    { label: systemLabel(system), kind: QuickPickItemKind.Separator },
    ...targets
      .filter(target => target.system === system)
      .flatMap(target => target.forms.map(form => choice(account, drive, target, form))),
  ]);
}

function choice(account: Account, drive: Drive, target: Target, form: Form): Choice {
  const masked = maskSnippet(target.id, form, { drive, drives: account.list.store.drives, ...mountSettings() });
  const onlyForm = !target.forms.includes('include');
  return {
    label: targetLabel(target.id),
    description: onlyForm ? l10n.t('{0} (there is no safe way to put it in)', formLabel(form)) : formLabel(form),
    detail: masked.ok
      ? visibleLabel(preview(masked.text, target.gist))
      : `$(warning) ${visibleLabel(refusalWords(masked.refusal))}`,
    buttons: [{ iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open the form that asks, in a document') }],
    target,
    form,
  };
}
