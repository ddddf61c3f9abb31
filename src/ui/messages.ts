import { commands, l10n, window } from 'vscode';
import { wordsFor, type Remedy } from './words/failure';

export interface Button {
  readonly title: string;
  readonly run: () => unknown;
}

/** Says something and waits for nobody: a command is done when its work is done, not when its message is closed. */
export function tell(text: string, ...buttons: readonly Button[]): void {
  void follow(window.showInformationMessage(text, ...buttons.map(b => b.title)), buttons);
}

export function warn(text: string, ...buttons: readonly Button[]): void {
  void follow(window.showWarningMessage(text, ...buttons.map(b => b.title)), buttons);
}

/** One message for one failure, with the button that helps. `what` names what was tried: "Could not rename datasets." */
export function tellFailure(error: unknown, retry: (() => unknown) | undefined, what?: string): void {
  const { text, remedy } = wordsFor(error);
  const button = remedyButton(remedy === 'retry' && !retry ? 'showLog' : remedy, retry);
  void follow(window.showErrorMessage(what ? `${what} ${text}` : text, button.title), [button]);
}

export function showLogButton(): Button {
  return remedyButton('showLog');
}

function remedyButton(remedy: Remedy, retry?: () => unknown): Button {
  switch (remedy) {
    case 'signIn':
      return { title: l10n.t('Sign In'), run: () => commands.executeCommand('paperspaceDrives.signIn') };
    case 'replaceKey':
      return { title: l10n.t('Replace API Key'), run: () => commands.executeCommand('paperspaceDrives.replaceKey') };
    case 'retry':
      return { title: l10n.t('Retry'), run: () => retry?.() };
    case 'showLog':
      return { title: l10n.t('Show Log'), run: () => commands.executeCommand('paperspaceDrives.showLog') };
    case 'openSettings':
      return {
        title: l10n.t('Open Settings'),
        run: () => commands.executeCommand('workbench.action.openSettings', 'paperspaceDrives.apiUrl'),
      };
  }
}

async function follow(chosen: Thenable<string | undefined>, buttons: readonly Button[]): Promise<void> {
  const title = await chosen;
  await buttons.find(button => button.title === title)?.run();
}
