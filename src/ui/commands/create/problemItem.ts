import type { QuickPickItem } from 'vscode';
import { inLines } from '../../../core/text/lines';
import { visibleLabel } from '../../../core/text/visible';

/** What a line of the box surely holds of an ordinary text, with its icon: 72 just fitted, 74 did not. */
const lettersInLine = 64;

/**
 * A refusal at the top of a list. A quick pick has no room of its own for one, and the item cannot be chosen.
 * It cuts a line off where the box ends, so a long text goes on in a line below.
 */
export interface ProblemItem extends QuickPickItem {
  readonly role: 'problem';
}

export function problemItems(texts: readonly string[]): readonly ProblemItem[] {
  return texts.flatMap(text =>
    inLines(text, lettersInLine).map((line, n) => ({
      label: `$(${n === 0 ? 'error' : 'blank'}) ${visibleLabel(line)}`,
      alwaysShow: true,
      role: 'problem' as const,
    })),
  );
}

/** The same for a box of text, which has one place for it. */
export function problemText(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(' · ');
}
