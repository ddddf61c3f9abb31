import { l10n } from 'vscode';
import type { Services } from '../../services';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { copyable, copyText } from './copyFact';
import { readySecretNow } from './secretNow';

/** Waits for a new drive to get its mount point. Resolves to what was copied. */
export async function run(services: Services, call: Call): Promise<string | undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Copy Mount Point'));
  if (!chosen) return undefined;
  const drive = await driveNow(chosen.account, chosen.id);
  if (drive.mountPoint !== '') return copyText(drive.mountPoint);
  const ready = (await readySecretNow(chosen.account, chosen.id)).drive;
  return copyText(copyable(ready, 'mountPoint', ready.mountPoint));
}
