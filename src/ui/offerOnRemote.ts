import { commands, l10n, window, type Memento } from 'vscode';

const declinedKey = 'paperspaceDrives.declinedRemotes';

interface Here {
  /** The kind of remote, such as `ssh-remote`. */
  readonly remote: string;
  readonly extensionId: string;
  readonly state: Memento;
  /** Shows a message with buttons; resolves to the one pressed. */
  readonly ask?: (text: string, ...buttons: string[]) => Thenable<string | undefined>;
}

/**
 * In a remote window where the extension runs on the person's own side: offers to install it on the remote, where drives
 * are mounted. A person who declines is not asked again for that kind of remote.
 */
export async function offerOnRemote({ remote, extensionId, state, ask = showMessage }: Here): Promise<void> {
  const declined = state.get<readonly string[]>(declinedKey, []);
  if (declined.includes(remote)) return;
  const install = l10n.t('Install on the Remote…');
  const answer = await ask(
    l10n.t(
      'Shared Drives for Paperspace runs on your own computer in this window: it does not see the remote machine’s system and network. Its page has a button that installs it there.',
    ),
    install,
    l10n.t('Don’t Ask Again'),
  );
  // The page's own button also installs what came from a file, which the command for installing cannot.
  if (answer === install) await commands.executeCommand('extension.open', extensionId);
  else if (answer !== undefined) await state.update(declinedKey, [...declined, remote]);
}

const showMessage = (text: string, ...buttons: string[]) => window.showInformationMessage(text, ...buttons);
