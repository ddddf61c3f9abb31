import { env, l10n } from 'vscode';
import type { Drive, PrivateNetwork } from '../../core/drives/drive';
import type { Pending } from '../../core/drives/driveStore';
import { formatSize } from '../../core/drives/sizes';
import type { Total } from '../../core/drives/totals';
import { visible } from '../../core/text/visible';

/** What a row shows besides the drive's own facts. */
export interface RowState {
  readonly pending: Pending | undefined;
  /** Directory or drive letter on this host; undefined: not mounted here, or nobody can tell. */
  readonly mountedAt: string | undefined;
}

/** Behind a drive's name, each for itself: `500 GB`, `mounted at /mnt/data`, `Renaming…`. */
export function driveFacts(drive: Drive, { pending, mountedAt }: RowState): readonly string[] {
  const mounted = mountedAt === undefined ? undefined : l10n.t('mounted at {0}', visible(mountedAt));
  return [formatSize(drive.sizeGB), mounted, stateWords(drive, pending)].filter(text => text !== undefined);
}

/** What the icon shows, in words; undefined for a drive that is ready. */
export function stateWords(drive: Drive, pending: Pending | undefined): string | undefined {
  switch (pending) {
    case 'renaming':
      return l10n.t('Renaming…');
    case 'deleting':
      return l10n.t('Deleting…');
    case 'preparing':
      return l10n.t('getting ready…');
    case undefined:
      return drive.mountPoint === '' ? l10n.t('not ready yet') : undefined;
  }
}

/** How many drives, and their total size, each for itself: `3,334 drives`, `1.75 TB`. */
export function regionFacts({ count, sizeGB }: Total): readonly string[] {
  const drives = count === 1 ? l10n.t('1 drive') : l10n.t('{0} drives', countWords(count));
  return [drives, formatSize(sizeGB)];
}

/** With the separators of the language: `3,334`. */
export function countWords(count: number, language = env.language): string {
  return new Intl.NumberFormat(language).format(count);
}

/** `team-net (10.64.21.0/24)`: every private network is a /24. The id alone when nothing else is known. */
export function networkWords(id: string, network: PrivateNetwork | undefined): string {
  return network ? `${visible(network.name)} (${networkRange(network)})` : id;
}

export function networkRange({ address, netmask }: Pick<PrivateNetwork, 'address' | 'netmask'>): string {
  return visible(netmask === '255.255.255.0' ? `${address}/24` : `${address} / ${netmask}`);
}

/** `24 Nov 2026, 14:05`, in the editor's language. */
export function momentWords(iso: string, language = env.language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return visible(iso);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}
