import { TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { byRegionOrder, regionName } from '../../core/drives/regions';
import { totalOf } from '../../core/drives/totals';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { regionRowLabel } from '../words/accessibility';
import { regionFacts } from '../words/drive';
import { itemOf } from './item';
import type { RegionNode } from './nodes';
import type { Row, Rows } from './row';

/** The regions of an account. Those without drives do not exist. */
export function regionNodes(account: Account, rows: Rows): readonly RegionNode[] {
  const regions = new Set([...rows.byRegion(account).keys(), ...(account.list.recalledTotals?.keys() ?? [])]);
  return [...regions].sort(byRegionOrder).map(region => rows.keep({ kind: 'region', account: account.id, region }));
}

export function regionRow(node: RegionNode, account: Account, rows: Rows): Row {
  const { region } = node;
  const drives = () => rows.byRegion(account).get(region) ?? [];
  return {
    isThere: () => rows.byRegion(account).has(region),
    children: () => drives().map(({ id }) => rows.keep({ kind: 'drive', account: account.id, region, id })),
    item: () => regionItem(node, account, drives()),
    parent: () => rows.teamNode(account),
  };
}

function regionItem(node: RegionNode, { list }: Account, drives: readonly Drive[]): TreeItem {
  const name = visible(regionName(node.region));
  // Of all its drives, where those that are known may be only the first of them.
  const total = list.recalledTotals?.get(node.region) ?? totalOf(drives);
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  return itemOf(node, {
    label: name,
    collapsibleState: list.manyPages ? Collapsed : Expanded,
    facts: regionFacts(total),
    contextWords: ['region'],
    icon: 'globe',
    spoken: regionRowLabel(name, total),
  });
}
