import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { totalOf } from '../../core/drives/totals';
import { visible } from '../../core/text/visible';
import { driveFacts, regionFacts, type RowState } from './drive';

/** Rows for people who hear them: the kind is said, because they do not see the icon. */
export function driveRowLabel(drive: Drive, state: RowState): string {
  return l10n.t('{0}, shared drive, {1}', visible(drive.name), driveFacts(drive, state).join(', '));
}

export function regionRowLabel(name: string, drives: readonly Drive[], total = totalOf(drives)): string {
  return l10n.t('{0}, region, {1}', name, regionFacts(total).join(', '));
}
