import { l10n } from 'vscode';
import type { Clearing } from '../secretClipboard';

/** What becomes of a copied password. */
export function clearingWords(clearing: Clearing): string {
  switch (clearing.kind) {
    case 'after':
      return l10n.t('the clipboard is cleared in {0} s', clearing.seconds);
    case 'never':
      return l10n.t('the clipboard is not cleared');
    case 'unreadable':
      return l10n.t('the clipboard cannot be read here, so it is not cleared');
  }
}
