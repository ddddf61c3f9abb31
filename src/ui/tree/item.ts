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
  /**
   * Lines of the tooltip besides what the row says, which a narrow side bar cuts off. A plain text: nothing in it can be a link.
   * `later`: VS Code asks for a whole tooltip of its own when it shows it.
   */
  readonly more?: readonly string[] | 'later';
}

export function itemOf(node: Node, look: Look): TreeItem {
  const item = new TreeItem(look.label, look.collapsibleState);
  item.id = nodeId(node);
  item.description = look.facts.join(' · ');
  item.contextValue = look.contextWords.join(' ');
  item.iconPath = new ThemeIcon(look.icon);
  item.accessibilityInformation = { label: look.spoken };
  if (look.more !== 'later') item.tooltip = [look.label, ...look.facts, ...(look.more ?? [])].join('\n');
  return item;
}
