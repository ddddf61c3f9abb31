import { l10n } from 'vscode';
import type { Services } from '../../services';
import { pickDrive } from '../whichDrives';

/** Resolves to `{ id }` of the drive that was gone to. */
export async function run(services: Services): Promise<object | undefined> {
  const account = await services.accounts.required();
  const drive = await pickDrive(services, account, l10n.t('Go to Drive'));
  if (!drive) return undefined;
  await services.view.reveal(drive.id);
  return { id: drive.id };
}
