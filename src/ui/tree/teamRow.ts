import { TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { Account } from '../account/account';
import type { Team } from '../account/storedAccount';
import { teamName } from '../account/teams';
import { teamRowLabel } from '../words/accessibility';
import { teamFacts, teamSigns, teamTooltip } from '../words/team';
import { itemOf } from './item';
import type { TeamNode } from './nodes';
import { regionNodes } from './regionRow';
import type { Row, Rows } from './row';

/** `all`: the teams that have rows, one of them this one. */
export function teamRow(node: TeamNode, account: Account, rows: Rows, all: readonly Team[]): Row {
  return {
    isThere: () => all.length > 1,
    // What is known by now: VS Code asks for what stands below several rows at once, and a slow team would hold up the others.
    children: () => regionNodes(account, rows),
    item: () => teamItem(node, account, all),
    parent: () => undefined,
  };
}

function teamItem(node: TeamNode, account: Account, all: readonly Team[]): TreeItem {
  const name = teamName(account.team, all);
  const { icon, isRefused } = teamSigns(account);
  return itemOf(node, {
    label: name,
    // Open even before it has anything: VS Code keeps to what a row was when it first appeared.
    collapsibleState: TreeItemCollapsibleState.Expanded,
    facts: teamFacts(account),
    contextWords: ['team', ...(isRefused ? ['refused'] : [])],
    icon,
    spoken: teamRowLabel(name, account),
    more: [teamTooltip(account)],
  });
}
