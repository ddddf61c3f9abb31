import { l10n, window, workspace } from 'vscode';
import { detailsUri } from '../details';
import type { Services } from '../services';
import type { Call } from './command';
import { driveNow } from './driveNow';
import { whichDrive } from './whichDrives';

/** A read-only document with all facts of a drive but its password. Resolves to `{ id }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Show Details'));
  if (!chosen) return undefined;
  const { name } = await driveNow(chosen.account, chosen.id);
  await window.showTextDocument(await workspace.openTextDocument(detailsUri(chosen.account, chosen.id, name)), {
    preview: true,
  });
  return { id: chosen.id };
}
