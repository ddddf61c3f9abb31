import { l10n } from 'vscode';
import type { Clearing } from '../secretClipboard';

/** What becomes of a copied snippet that holds the password. */
export function snippetClearingWords(clearing: Clearing): string {
  switch (clearing.kind) {
    case 'after':
      return l10n.t('It contains the password; the clipboard is cleared in {0} s.', clearing.seconds);
    case 'never':
      return l10n.t('It contains the password; the clipboard is not cleared.');
    case 'unreadable':
      return l10n.t('It contains the password; the clipboard cannot be read here, so it is not cleared.');
  }
}

/** What becomes of a copied password. `name`: the drive's, ready to be shown. */
export function passwordClearingWords(name: string, clearing: Clearing): string {
  switch (clearing.kind) {
    case 'after':
      return l10n.t('Copied the password of {0}; the clipboard is cleared in {1} s.', name, clearing.seconds);
    case 'never':
      return l10n.t('Copied the password of {0}; the clipboard is not cleared.', name);
    case 'unreadable':
      return l10n.t('Copied the password of {0}; the clipboard cannot be read here, so it is not cleared.', name);
  }
}
