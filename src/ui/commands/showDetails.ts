import { Disposable, env, l10n, Uri, window, workspace } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { detailsText } from '../../core/text/details';
import type { Account } from '../account/account';
import type { Services } from '../services';
import { momentWords, networkRange } from '../words/drive';
import { command } from './command';
import { driveNow } from './driveNow';
import { whichDrive } from './whichDrives';

const scheme = 'paperspace-drive';

/** A read-only document with all facts of a drive but its password. Resolves to `{ id }`. */
export function registerShowDetails(services: Services): Disposable {
  const show = async (args: readonly unknown[]): Promise<object | undefined> => {
    const chosen = await whichDrive(services, args, l10n.t('Show Details'));
    if (!chosen) return undefined;
    const { name } = await driveNow(chosen.account, chosen.id);
    await window.showTextDocument(await workspace.openTextDocument(detailsUri(chosen.id, name)), { preview: true });
    return { id: chosen.id };
  };
  return Disposable.from(
    command(services.log, 'paperspaceDrives.showDetails', show),
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ query }) => {
        const account = await services.accounts.required();
        return details(account, await driveNow(account, query));
      },
    }),
  );
}

/** The path names the tab and, by its ending, the language; the query says which drive. */
function detailsUri(id: string, name: string): Uri {
  const file = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80);
  return Uri.from({ scheme, path: `/${file === '' ? id : file}.yaml`, query: id });
}

async function details({ team, networks }: Account, drive: Drive): Promise<string> {
  const network = await networks.find(drive.networkId);
  return detailsText([
    ['name', drive.name],
    ['id', drive.id],
    ['size', formatSize(drive.sizeGB)],
    ['region', regionName(drive.region)],
    ['team', team.name],
    ['network', network?.name ?? drive.networkId],
    ['network id', drive.networkId],
    ...(network ? [['network range', networkRange(network)] as const] : []),
    ['mount point', drive.mountPoint],
    ['user name', drive.username],
    ['created', momentWords(drive.created, env.language)],
  ]);
}
