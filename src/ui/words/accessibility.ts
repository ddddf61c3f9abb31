import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import type { Total } from '../../core/drives/totals';
import type { NetworkFacts } from '../../core/machines/connections';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { driveFacts, regionFacts, type RowState } from './drive';
import { networkFacts, problemOf } from './network';
import { lockedWords, teamFacts } from './team';

/** Rows for people who hear them: the kind is said, because they do not see the icon. */
export function driveRowLabel(drive: Drive, state: RowState): string {
  return l10n.t('{0}, shared drive, {1}', visible(drive.name), driveFacts(drive, state).join(', '));
}

export function regionRowLabel(name: string, total: Total): string {
  return l10n.t('{0}, region, {1}', name, regionFacts(total).join(', '));
}

export function networkRowLabel(name: string, facts: NetworkFacts): string {
  const { why } = problemOf(facts) ?? {};
  return l10n.t('{0}, private network, {1}', name, [...networkFacts(facts), ...(why ? [why] : [])].join(', '));
}

export function machineRowLabel(name: string, facts: readonly string[]): string {
  return l10n.t('{0}, machine, {1}', name, facts.join(', '));
}

export function teamRowLabel(name: string, account: Account): string {
  return teamLabelOf(name, teamFacts(account).join(', '));
}

export function lockedRowLabel(name: string): string {
  return teamLabelOf(name, lockedWords());
}

function teamLabelOf(name: string, facts: string): string {
  return l10n.t('{0}, team, {1}', name, facts);
}
