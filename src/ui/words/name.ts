import { l10n } from 'vscode';

/** Why a text cannot be a drive's name; undefined if it can. Length and taste are the service's to judge. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return l10n.t('Type a name.');
  return /\p{Cc}/u.test(name) ? l10n.t('A name cannot contain line breaks or control characters.') : undefined;
}
