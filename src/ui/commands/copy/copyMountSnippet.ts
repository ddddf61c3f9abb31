import { l10n } from 'vscode';
import type { Form } from '../../../core/mount/refusal';
import { BadArgument } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { settings } from '../../settings';
import { textGiven } from '../arguments';
import type { Call } from '../command';
import { whichDrive } from '../whichDrives';
import { copySnippet } from './copySnippet';

/** Resolves as `copySnippet` does. */
export async function run(services: Services, call: Call): Promise<string | object | undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Copy Mount Snippet'));
  if (!chosen) return undefined;
  const { account, id, given } = chosen;
  const form = formGiven(given);
  if (form === 'include' && settings.snippetPassword() === 'prompt' && !(await agreesToInclude())) return undefined;
  const target = textGiven(given, 'target') ?? settings.mountTarget();
  return copySnippet(services, { account, id, target, form });
}

function formGiven(given: Readonly<Record<string, unknown>>): Form | undefined {
  const form = textGiven(given, 'password');
  if (form !== undefined && form !== 'include' && form !== 'prompt') throw new BadArgument('password');
  return form;
}

/** The person's setting says that snippets ask for the password; whoever calls the command may not decide otherwise. */
async function agreesToInclude(): Promise<boolean> {
  const answer = await pick({
    title: l10n.t('Copy a Snippet That Contains the Password?'),
    placeholder: l10n.t('Your setting is to copy snippets without it.'),
    items: [{ label: `$(key) ${l10n.t('Copy with the password')}` }],
  });
  return answer?.kind === 'chosen';
}
