import { l10n } from 'vscode';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { itemOf } from './item';
import type { MountNode } from './nodes';
import type { Row, Rows } from './row';

export function mountRow(node: MountNode, { list }: Account, rows: Rows): Row {
  const { account, region, drive, directory } = node;
  const label = visible(directory);
  return {
    isThere: () => rows.mounts.index.directoriesOf(list.store.get(drive)?.mountPoint ?? '').includes(directory),
    children: () => [],
    item: () =>
      itemOf(node, {
        label,
        facts: [l10n.t('mounted here')],
        contextWords: ['mount'],
        icon: 'folder-active',
        spoken: l10n.t('{0}, directory, mounted here', label),
      }),
    parent: () => rows.keep({ kind: 'drive', account, region, id: drive }),
  };
}
