import { Disposable, env, l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { clearingWords } from '../../words/clearing';
import { command } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { readySecretNow, secretNow } from './secretNow';

/** Copy User Name, Mount Point, ID, Link: each resolves to what it copied. Copy Password resolves to nothing. */
export function registerCopyFacts(services: Services): Disposable {
  const link = (drive: Drive) => `${env.uriScheme}://${services.extensionId}/drive/${drive.id}`;
  return Disposable.from(
    copyFact(services, 'paperspaceDrives.copyUsername', l10n.t('Copy User Name'), drive => drive.username),
    copyFact(services, 'paperspaceDrives.copyDriveId', l10n.t('Copy Drive ID'), drive => drive.id),
    copyFact(services, 'paperspaceDrives.copyLink', l10n.t('Copy Link'), link),
    command(services.log, 'paperspaceDrives.copyMountPoint', args => copyMountPoint(services, args)),
    command(services.log, 'paperspaceDrives.copyPassword', args => copyPassword(services, args)),
  );
}

function copyFact(services: Services, id: string, title: string, fact: (drive: Drive) => string): Disposable {
  return command(services.log, id, async args => {
    const chosen = await whichDrive(services, args, title);
    return chosen && copy(fact(await driveNow(chosen.account, chosen.id)));
  });
}

async function copyMountPoint(services: Services, args: readonly unknown[]): Promise<string | undefined> {
  const chosen = await whichDrive(services, args, l10n.t('Copy Mount Point'));
  if (!chosen) return undefined;
  const drive = await driveNow(chosen.account, chosen.id);
  if (drive.mountPoint !== '') return copy(drive.mountPoint);
  return copy((await readySecretNow(chosen.account, chosen.id)).drive.mountPoint);
}

async function copyPassword(services: Services, args: readonly unknown[]): Promise<undefined> {
  const chosen = await whichDrive(services, args, l10n.t('Copy Password'));
  if (!chosen) return undefined;
  const { drive, password } = await secretNow(chosen.account, chosen.id);
  const clearing = await services.clipboard.copy(password);
  tell(l10n.t('Copied the password of {0}; {1}.', visible(drive.name), clearingWords(clearing)));
  return undefined;
}

async function copy(text: string): Promise<string> {
  await env.clipboard.writeText(text);
  return text;
}
