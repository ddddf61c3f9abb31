import { commands, l10n } from 'vscode';
import { warn } from '../../messages';
import type { Services } from '../../services';

/**
 * False, with a message and the way out, where the extension runs on the user's side of a remote window: terminals and files are the
 * remote's there, and what is mounted on this side does not matter.
 */
export function isBesideFiles({ farFromFiles, extensionId }: Services): boolean {
  if (!farFromFiles) return true;
  warn(
    l10n.t(
      'This window’s files are on another machine than this extension, which cannot see what is mounted there. Install it on that machine too.',
    ),
    {
      title: l10n.t('Install There'),
      run: () => commands.executeCommand('workbench.extensions.action.showExtensionsWithIds', [extensionId]),
    },
  );
  return false;
}
