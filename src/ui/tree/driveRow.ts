import { TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { driveRowLabel } from '../words/accessibility';
import { driveFacts, type RowState } from '../words/drive';
import { itemOf } from './item';
import type { DriveNode, Node } from './nodes';
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
      return shown && tooltipOf(shown, account, rows.mounts.index.directoriesOf(shown.mountPoint));
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
  return itemOf(node, {
    label: visible(drive.name),
    facts: driveFacts(drive, state),
    contextWords: [
      'drive',
      ...(state.mountedAt === undefined ? [] : ['mounted']),
      ...(state.pending ? ['pending'] : []),
    ],
    icon: iconOf(state),
    spoken: driveRowLabel(drive, state),
    more: 'later',
  });
}

function iconOf({ pending, mountedAt }: RowState): string {
  if (pending) return 'loading~spin';
  return mountedAt === undefined ? 'database' : 'folder-active';
}

/** Asks for the networks' names: one reading for all rows, and never a reason to show nothing. */
async function tooltipOf(drive: Drive, { networks }: Account, directories: readonly string[]) {
  const network = networks.known(drive.networkId) ?? (await networks.find(drive.networkId));
  return driveTooltip(drive, network, directories);
}
