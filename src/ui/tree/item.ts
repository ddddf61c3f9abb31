import { ThemeIcon, TreeItem, type TreeItemCollapsibleState } from 'vscode';
import { nodeId, type Node } from './nodes';

export interface Look {
  readonly label: string;
  readonly collapsibleState?: TreeItemCollapsibleState;
  /** Behind the label. */
  readonly facts: readonly string[];
  /** For menus, the kind first. */
  readonly contextWords: readonly string[];
  readonly icon: string;
  /** For people who hear it. */
  readonly spoken: string;
  /** A plain text: nothing in it can be a link. Without one it is what the row says: a narrow side bar cuts that off. */
  readonly tooltip?: string | undefined;
}

export function itemOf(node: Node, look: Look): TreeItem {
  const item = new TreeItem(look.label, look.collapsibleState);
  item.id = nodeId(node);
  item.description = look.facts.join(' · ');
  item.contextValue = look.contextWords.join(' ');
  item.iconPath = new ThemeIcon(look.icon);
  item.accessibilityInformation = { label: look.spoken };
  item.tooltip = look.tooltip ?? [look.label, ...look.facts].join('\n');
  return item;
}
