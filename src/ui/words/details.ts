import { env } from 'vscode';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { detailsText } from '../../core/text/details';
import type { Account } from '../account/account';
import { driveNow } from '../commands/driveNow';
import { momentWords, networkRange } from './drive';

/** All facts of a drive but its password, as the text of a document. */
export async function driveDetails(account: Account, id: string): Promise<string> {
  const { team, networks } = account;
  const drive = await driveNow(account, id);
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
