import type { QuickPickItem } from 'vscode';

/**
 * A refusal at the top of a list. A quick pick has no room of its own for one, and the item cannot be chosen.
 * It cuts a line off where the box ends, so every text has a line of its own.
 */
export interface ProblemItem extends QuickPickItem {
  readonly kindOf: 'problem';
}

export function problemItems(texts: readonly string[]): readonly ProblemItem[] {
  return texts.map(text => ({ label: `$(error) ${text}`, alwaysShow: true, kindOf: 'problem' }));
}

/** The same for a box of text, which has one place for it. */
export function problemText(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(' · ');
}
