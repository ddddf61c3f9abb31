import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { totalOf } from '../../core/drives/totals';
import { visible } from '../../core/text/visible';
import { driveDescription, regionDescription, type RowState } from '../words/drive';
import { driveRowLabel, regionRowLabel } from '../words/accessibility';
import { nodeId, type DriveNode, type RegionNode } from './nodes';

/** `total`: of all its drives, where `drives` may be only the first of them. */
export function regionItem(
  node: RegionNode,
  drives: readonly Drive[],
  collapsed: boolean,
  total = totalOf(drives),
): TreeItem {
  const name = visible(regionName(node.region));
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(name, collapsed ? Collapsed : Expanded);
  item.id = nodeId(node);
  item.description = regionDescription(drives, total);
  item.contextValue = 'region';
  item.iconPath = new ThemeIcon('globe');
  item.accessibilityInformation = { label: regionRowLabel(name, drives, total) };
  return item;
}

/** Without a tooltip: that is made when somebody hovers. */
export function driveItem(node: DriveNode, drive: Drive, state: RowState): TreeItem {
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
