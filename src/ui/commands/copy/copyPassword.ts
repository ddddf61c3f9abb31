import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { clearingWords } from '../../words/clearing';
import type { Call } from '../command';
import { whichDrive } from '../whichDrives';
import { secretNow } from './secretNow';

/** Resolves to nothing: no command returns a password. */
export async function run(services: Services, call: Call): Promise<undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Copy Password'));
  if (!chosen) return undefined;
  const { drive, password } = await secretNow(chosen.account, chosen.id);
  const clearing = await services.clipboard.copy(password);
  tell(l10n.t('Copied the password of {0}; {1}.', visible(drive.name), clearingWords(clearing)));
  return undefined;
}
