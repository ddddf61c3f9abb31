import { InputBoxValidationSeverity, l10n, type InputBoxValidationMessage } from 'vscode';
import { regionName } from '../../core/drives/regions';
import { visible } from '../../core/text/visible';

/** Why a text cannot be a drive's name; undefined if it can. It has to have something that is seen. Length and taste are the service's to judge. */
export function nameProblem(name: string): string | undefined {
  if (/^[\s\p{Cf}\p{DI}\u2800]*$/u.test(name)) return l10n.t('Type a name.');
  return /\p{Cc}/u.test(name) ? l10n.t('A name cannot contain line breaks or control characters.') : undefined;
}

/** A warning only: Paperspace does not mind. */
export function nameTaken(region: string): InputBoxValidationMessage {
  return {
    message: l10n.t(
      'There is a drive with this name in {0} already. Two drives may share a name; only the id tells them apart. Enter takes it all the same.',
      visible(regionName(region)),
    ),
    severity: InputBoxValidationSeverity.Warning,
  };
}
