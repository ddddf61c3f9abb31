import type { TreeItem } from 'vscode';
import type { Team } from '../account/storedAccount';
import { teamName } from '../account/teams';
import { KeyringFails } from '../problems';
import { lockedRowLabel } from '../words/accessibility';
import { wordsFor } from '../words/failure';
import { lockedWords } from '../words/team';
import { itemOf } from './item';
import type { LockedNode } from './nodes';
import type { Row } from './row';

/** A team whose key the keyring does not give, among `all`: nothing stands below it. */
export function lockedRow(node: LockedNode, team: Team, all: readonly Team[]): Row {
  return {
    isThere: () => true,
    children: () => [],
    item: () => lockedItem(node, teamName(team, all)),
    parent: () => undefined,
  };
}

function lockedItem(node: LockedNode, label: string): TreeItem {
  return itemOf(node, {
    label,
    facts: [lockedWords()],
    // What has failed has Refresh in its menu.
    contextWords: ['locked', 'failed'],
    icon: 'warning',
    spoken: lockedRowLabel(label),
    more: [wordsFor(new KeyringFails()).text],
  });
}
