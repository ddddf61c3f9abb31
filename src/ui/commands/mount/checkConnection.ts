import { networkInterfaces, release } from 'node:os';
import { l10n } from 'vscode';
import { checkConnection, type ConnectionReport } from '../../../core/mount/check/checkConnection';
import { linuxSupport } from '../../../core/mount/check/linuxSupport';
import { portAnswer } from '../../../core/mount/check/portAnswer';
import type { Drive, Machine, PrivateNetwork } from '../../../core/drives/drive';
import { parseMountPoint, type MountPoint } from '../../../core/mount/mountPoint';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { described, whose } from '../../log';
import { showingInView } from '../../longWork';
import { warn } from '../../messages';
import type { Services } from '../../services';
import { reportText } from '../../words/connection';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';
import { isBesideFiles } from './besideFiles';

/** Shows a report on whether a drive can be mounted on this host, and where else. Resolves to what was found. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  if (!isBesideFiles(services)) return undefined;
  const chosen = await whichDrive(services, call, l10n.t('Check Connection'));
  if (!chosen) return undefined;
  const drive = await driveNow(chosen.account, chosen.id);
  const point = parseMountPoint(drive.mountPoint);
  if (!point) {
    warn(l10n.t('{0} has no mount point yet: there is nothing to check.', visible(drive.name)));
    return undefined;
  }
  const network = await chosen.account.networks.find(drive.networkId);
  const report = await look(services, chosen.account, { drive, point, network });
  await services.reports.show(drive.id, l10n.t('{0} connection', drive.name), reportText(drive, network, report));
  return resultOf(drive, report);
}

interface Subject {
  readonly drive: Drive;
  readonly point: MountPoint;
  readonly network: PrivateNetwork | undefined;
}

async function look(
  services: Services,
  account: Account,
  { drive, point, network }: Subject,
): Promise<ConnectionReport> {
  const directories = (await services.mounts.look()).directoriesOf(drive.mountPoint);
  const checking = checkConnection({
    point,
    network,
    addresses: ownAddresses(),
    directories,
    tryPort: host => portAnswer(host),
    lookAtLinux: async () => (process.platform === 'linux' ? linuxSupport(release()) : undefined),
    readMachines: () => machinesIn(services, account, drive.networkId),
  });
  return showingInView(checking);
}

async function machinesIn({ log }: Services, account: Account, networkId: string): Promise<readonly Machine[]> {
  try {
    return (await account.connections.machines.read({ again: true })).filter(
      machine => machine.networkId === networkId,
    );
  } catch (error) {
    log.warn(`${whose(account)}machines: ${described(error)}`);
    throw error;
  }
}

function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap(each => each ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}

function resultOf({ id }: Drive, { ownAddress, port, linux, directories, machines }: ConnectionReport): object {
  return {
    id,
    inNetwork: ownAddress !== undefined,
    port,
    ...(linux ? { helper: linux.helper, kernel: linux.kernel } : {}),
    mounted: directories.length > 0,
    machines: machines?.map(machine => machine.id) ?? [],
  };
}
