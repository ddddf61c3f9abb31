import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { detailsText } from '../../core/text/details';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { driveNow } from '../commands/driveNow';
import { momentWords, networkRange } from './drive';
import { wordsFor } from './failure';

/** Instead of a drive's facts, as a comment: facts that are no longer true, or of somebody signed out, do not stay. */
export function noDetails(error: unknown): string {
  return `# ${visible(wordsFor(error).text)}\n`;
}

/** All facts of a drive but its password, as the text of a document. */
export async function driveDetails(account: Account, id: string, { userName = true } = {}): Promise<string> {
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
    ...(userName ? [['user name', drive.username] as const] : []),
    ['created', momentWords(drive.created)],
  ]);
}
