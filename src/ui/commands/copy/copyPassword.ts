import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import type { DriveWithPassword } from '../../../core/drives/drive';
import type { Account } from '../../account/account';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { passwordClearingWords } from '../../words/clearing';
import type { Call } from '../command';
import { whichDrive } from '../whichDrives';
import { copyable } from './copyFact';
import { secretNow, untilReady } from './secretNow';

/** Resolves to nothing: no command returns a password. */
export async function run(services: Services, call: Call): Promise<undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Copy Password'));
  if (!chosen) return undefined;
  const { drive, password } = await passwordNow(chosen.account, chosen.id);
  const clearing = await services.clipboard.copy(copyable(drive, 'password', password));
  tell(passwordClearingWords(visible(drive.name), clearing));
  return undefined;
}

/** A drive that is not ready may have no password either, and is waited for. */
async function passwordNow(account: Account, id: string): Promise<DriveWithPassword> {
  const now = await secretNow(account, id);
  return now.password === '' && now.drive.mountPoint === '' ? untilReady(account, now.drive) : now;
}
