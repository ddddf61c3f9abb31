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
  return Object.assign(new TreeItem(look.label, look.collapsibleState), {
    id: nodeId(node),
    description: look.facts.join(' · '),
    contextValue: look.contextWords.join(' '),
    iconPath: new ThemeIcon(look.icon),
    accessibilityInformation: { label: look.spoken },
    tooltip: look.tooltip ?? [look.label, ...look.facts].join('\n'),
  });
}
