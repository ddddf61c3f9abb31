import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import type { MountIndex } from '../../core/mount/table/mountIndex';
import { visible } from '../../core/text/visible';

/** `mounted on this machine at /mnt/data`; undefined where a drive is not. */
export function mountedHere(mounts: MountIndex, { mountPoint }: Drive): string | undefined {
  const directories = mounts.directoriesOf(mountPoint).map(each => visible(each));
  return directories.length === 0 ? undefined : l10n.t('mounted on this machine at {0}', directories.join(', '));
}
