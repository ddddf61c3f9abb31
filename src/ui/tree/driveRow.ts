import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { driveRowLabel } from '../words/accessibility';
import { driveDescription, type RowState } from '../words/drive';
import { nodeId, type DriveNode } from './nodes';
import type { Row, Rows } from './row';
import { driveTooltip } from './tooltip';

export function driveRow(node: DriveNode, account: Account, rows: Rows): Row {
  const { store } = account.list;
  const drive = () => store.get(node.id);
  return {
    isThere: () => drive()?.region === node.region,
    children: () => [],
    item: () => {
      const shown = drive();
      if (!shown) return undefined;
      const [mountedAt] = rows.mounts.index.directoriesOf(shown.mountPoint);
      return driveItem(node, shown, { pending: store.pending(node.id), mountedAt });
    },
    parent: () => rows.keep({ kind: 'region', account: node.account, region: node.region }),
    tooltip: async () => {
      const shown = drive();
      return shown && tooltipOf(shown, account);
    },
  };
}

function driveItem(node: DriveNode, drive: Drive, state: RowState): TreeItem {
  const item = new TreeItem(visible(drive.name), TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.description = driveDescription(drive, state);
  item.contextValue = [
    'drive',
    ...(state.mountedAt === undefined ? [] : ['mounted']),
    ...(state.pending ? ['pending'] : []),
  ].join(' ');
  item.iconPath = new ThemeIcon(iconOf(state));
  item.accessibilityInformation = { label: driveRowLabel(drive, state) };
  return item;
}

function iconOf({ pending, mountedAt }: RowState): string {
  if (pending) return 'loading~spin';
  return mountedAt === undefined ? 'database' : 'folder-active';
}

/** Asks for the networks' names: one reading for all rows, and never a reason to show nothing. */
async function tooltipOf(drive: Drive, { networks }: Account) {
  return driveTooltip(drive, networks.known(drive.networkId) ?? (await networks.find(drive.networkId)));
}
