import { l10n } from 'vscode';
import type { Services } from '../../services';
import { pickDrive } from '../pickDrive';

/** Resolves to `{ id }` of the drive that was gone to. */
export async function run(services: Services): Promise<object | undefined> {
  const accounts = await services.accounts.required();
  const found = await pickDrive(services, accounts, l10n.t('Go to Drive'));
  if (!found) return undefined;
  await services.view.reveal(found.drive.id, found.account);
  return { id: found.drive.id };
}
