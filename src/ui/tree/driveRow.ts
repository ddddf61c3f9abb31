import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { driveRowLabel } from '../words/accessibility';
import { driveDescription, type RowState } from '../words/drive';
import { nodeId, type DriveNode, type Node } from './nodes';
import type { Row, Rows } from './row';
import { driveTooltip } from './tooltip';

export function driveRow(node: DriveNode, account: Account, rows: Rows): Row {
  const { store } = account.list;
  const drive = () => store.get(node.id);
  return {
    isThere: () => drive()?.region === node.region,
    children: () => {
      const shown = drive();
      return shown && rows.connected ? below(node, shown, account, rows) : [];
    },
    item: () => {
      const shown = drive();
      if (!shown) return undefined;
      const [mountedAt] = rows.mounts.index.directoriesOf(shown.mountPoint);
      const item = driveItem(node, shown, { pending: store.pending(node.id), mountedAt });
      return rows.connected ? expandable(item) : item;
    },
    parent: () => rows.keep({ kind: 'region', account: node.account, region: node.region }),
    tooltip: async () => {
      const shown = drive();
      return shown && tooltipOf(shown, account);
    },
  };
}

/** Where it is mounted here, and its network, which is asked for now and drawn again once it is known. */
function below(node: DriveNode, drive: Drive, account: Account, rows: Rows): readonly Node[] {
  const place = { account: node.account, region: node.region, drive: node.id };
  void account.connections.read();
  return [
    ...rows.mounts.index
      .directoriesOf(drive.mountPoint)
      .map(directory => rows.keep({ kind: 'mount', ...place, directory })),
    rows.keep({ kind: 'network', ...place, id: drive.networkId }),
  ];
}

/**
 * A click selects, and asks nobody: VS Code opens rows that have a command by their arrow, by a double click and by keys. And so
 * F2 and Delete, which select the row first, leave it as it is.
 */
function expandable(item: TreeItem): TreeItem {
  item.collapsibleState = TreeItemCollapsibleState.Collapsed;
  item.command = doNothing;
  return item;
}

/** VS Code has it for keybindings. */
const doNothing = { command: 'noop', title: '' };

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
