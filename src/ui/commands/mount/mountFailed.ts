import { l10n } from 'vscode';
import { hasBegun, lastLine, mountProblem, type MountProblem } from '../../../core/mount/here/mountProblem';
import { installCommand } from '../../../core/mount/here/terminalCommand';
import { commandButton } from '../../commandButton';
import { refuse, type Button } from '../../messages';
import { hasStarted, openTerminal, type RunEnd } from '../../mount/terminalRun';
import { problemWords } from '../../words/mount';
import { endWords, noTerminalWords } from '../../words/runEnd';
import type { HereWish } from './askMount';
import { directoryAtStart } from './fstabLine';

interface Tried {
  readonly id: string;
  readonly wish: HereWish;
}

/** Says how a run ended that mounted nothing, or that none could begin, with the buttons that help. */
export async function tellUnmounted(end: RunEnd, tried: Tried): Promise<void> {
  const { text, buttons } = ending(end, tried);
  if (await lineStays(end, tried))
    refuse(`${text} ${l10n.t('The line stays in /etc/fstab.')}`, ...buttons, forgetButton(tried.id));
  else refuse(text, ...buttons);
}

/** Looked up, as what was broken off may not have come to say it; not where root has done nothing, or is still at it. */
async function lineStays(end: RunEnd, { id, wish }: Tried): Promise<boolean> {
  if (end.kind === 'noTerminal' || end.kind === 'stuck' || !hasBegun(end.output, end.handed)) return false;
  return wish.atEveryStart && (await directoryAtStart(id)) !== undefined;
}

interface Ending {
  readonly text: string;
  readonly buttons: readonly Button[];
}

function ending(end: RunEnd, tried: Tried): Ending {
  switch (end.kind) {
    case 'noTerminal':
      return {
        text: l10n.t('Not mounted. {0}', `${noTerminalWords()} ${l10n.t('Paste the snippet into one of your own.')}`),
        buttons: [snippetButton(tried.id)],
      };
    case 'tooLong':
      return {
        text: l10n.t('Not mounted: sudo waited too long for its password, five minutes.'),
        buttons: [again(tried)],
      };
    case 'closed':
      return { text: l10n.t('Not mounted. {0}', endWords(end)), buttons: [again(tried)] };
    case 'stuck':
      return {
        text: l10n.t('The mount does not come to an end; the terminal shows how far it is.'),
        buttons: [checkButton(tried.id)],
      };
    case 'over':
      return problemEnding(mountProblem(end.output, end.handed, end.exitCode), tried, end.output);
  }
}

function problemEnding(problem: MountProblem, tried: Tried, output: string): Ending {
  return {
    text: l10n.t('Not mounted. {0}', problemWords(problem, lastLine(output))),
    buttons: remedies(problem, tried),
  };
}

/** Before anything was run. */
export function tellHelperMissing(tried: Tried): void {
  const { text, buttons } = problemEnding('helperMissing', tried, '');
  refuse(text, ...buttons);
}

function remedies(problem: MountProblem, tried: Tried): readonly Button[] {
  switch (problem) {
    case 'helperMissing':
      return [{ title: l10n.t('Install cifs-utils'), run: install }, again(tried)];
    case 'dialect':
      return tried.wish.vers === undefined
        ? [again(tried, l10n.t('Try vers=3.0'), { vers: '3.0' })]
        : [checkButton(tried.id)];
    case 'sudoRefused':
    case 'interrupted':
    case 'credentials':
    case 'kernel':
      return [again(tried)];
    case 'noSudo':
    case 'notPermitted':
      return [snippetButton(tried.id)];
    case 'taken':
      return [again(tried, l10n.t('Other Directory…'), { directory: undefined })];
    default:
      return [checkButton(tried.id)];
  }
}

function again({ id, wish }: Tried, title = l10n.t('Try Again'), other: object = {}): Button {
  return commandButton(title, 'mountHere', { id, ...wish, ...other });
}

const checkButton = (id: string) => commandButton(l10n.t('Check Connection'), 'checkConnection', { id });

const forgetButton = (id: string) => commandButton(l10n.t('Remove the Line'), 'unmount', { id, forget: true });

/** @param form which snippet, where not the usual one */
export const snippetButton = (id: string, form: object = {}) =>
  commandButton(l10n.t('Copy Mount Snippet'), 'copyMountSnippet', { id, ...form });

/** In a terminal, because sudo and the package manager ask. */
async function install(): Promise<void> {
  const terminal = openTerminal(l10n.t('Install cifs-utils'), '/bin/bash');
  if (await hasStarted(terminal)) {
    terminal.sendText(installCommand);
    return;
  }
  const byHand = l10n.t('Install cifs-utils: sudo apt-get install cifs-utils (or dnf install cifs-utils).');
  refuse(`${noTerminalWords()} ${byHand}`);
}
