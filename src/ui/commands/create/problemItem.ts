import type { QuickPickItem } from 'vscode';

/** A refusal at the top of a list. A quick pick has no room of its own for one, and the item cannot be chosen. */
export interface ProblemItem extends QuickPickItem {
  readonly kindOf: 'problem';
}

export function problemItems(text: string | undefined): readonly ProblemItem[] {
  return text === undefined ? [] : [{ label: `$(error) ${text}`, alwaysShow: true, kindOf: 'problem' }];
}
