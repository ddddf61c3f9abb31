import { commands, l10n, window } from 'vscode';
import type { Account } from './account/account';
import type { Accounts } from './account/accounts';
import { isSameTeam } from './account/refusedWork';
import { teamIfSeveral } from './account/teams';
import { commandButton } from './commandButton';
import { described } from './log';
import { settingsCommand } from './settingsCommand';
import { wordsFor, type Remedy } from './words/failure';

export interface Button {
  readonly title: string;
  readonly run: () => unknown;
}

type Show = (text: string, ...titles: string[]) => Thenable<string | undefined>;

/** Says something and waits for nobody: a command is done when its work is done, not when its message is closed. */
export function tell(text: string, ...buttons: readonly Button[]): void {
  void say(window.showInformationMessage, text, ...buttons);
}

export function warn(text: string, ...buttons: readonly Button[]): void {
  void say(window.showWarningMessage, text, ...buttons);
}

/**
 * One message for one failure, with the button that helps.
 * @param what names what was tried: "Could not rename datasets."
 * @param team whose key may have to be replaced, where that is known
 */
export function tellFailure(
  error: unknown,
  retry: (() => unknown) | undefined,
  what?: string,
  team?: Pick<Account, 'id'>,
): void {
  const { text, remedy } = wordsFor(error);
  const button = remedyButton(remedy === 'retry' && !retry ? 'showLog' : remedy, retry, team);
  refuse(what ? `${what} ${text}` : text, button);
}

/** The same for a team's key that is refused. What waits for another one is forgotten when the last of these messages has gone. */
export async function tellKeyRefused(
  { known, refused }: Pick<Accounts, 'known' | 'refused'>,
  error: unknown,
  team: Pick<Account, 'id' | 'origin'>,
  what = '',
): Promise<void> {
  const closed = refused.tell(team);
  const { text, remedy } = wordsFor(error);
  const account = known.find(each => isSameTeam(each, team));
  const whose = account && teamIfSeveral(account, known);
  const why = whose === undefined ? text : `${whose}: ${text}`;
  const words = `${what} ${why} ${l10n.t('With another key of the team, what was stopped goes on.')}`.trim();
  const button = remedyButton(remedy, undefined, team);
  await say(window.showErrorMessage, words, button);
  closed();
}

/** Something that was not done, for a reason that is no failure of anybody's. */
export function refuse(text: string, ...buttons: readonly Button[]): void {
  void say(window.showErrorMessage, text, ...buttons);
}

export function signInButton(): Button {
  return remedyButton('signIn');
}

export function showLogButton(): Button {
  return remedyButton('showLog');
}

/** @param setting without the extension's prefix: `mountPath` */
export function openSettingsButton(setting: string): Button {
  const { command, query } = settingsCommand(setting);
  return { title: l10n.t('Open Settings'), run: () => commands.executeCommand(command, { query }) };
}

function remedyButton(remedy: Remedy, retry?: () => unknown, team?: Pick<Account, 'id'>): Button {
  switch (remedy) {
    case 'signIn':
      return commandButton(l10n.t('Sign In'), 'signIn');
    case 'replaceKey':
      return commandButton(l10n.t('Replace API Key'), 'replaceKey', ...(team ? [{ team: team.id }] : []));
    case 'retry':
      return { title: l10n.t('Try Again'), run: () => retry?.() };
    case 'showLog':
      return commandButton(l10n.t('Show Log'), 'showLog');
    case 'refresh':
      return commandButton(l10n.t('Refresh'), 'refresh');
    case 'openSettings':
      return openSettingsButton('apiUrl');
  }
}

/** What the buttons do says its own failures; what is left is VS Code's (it is closing), and goes to the host's log. */
async function say(show: Show, text: string, ...buttons: readonly Button[]): Promise<void> {
  try {
    const title = await show(text, ...buttons.map(button => button.title));
    await buttons.find(button => button.title === title)?.run();
  } catch (error) {
    // Messages know no log of ours.
    // eslint-disable-next-line no-console
    console.error(`Shared Drives for Paperspace: ${described(error)}`);
  }
}
