import { l10n } from 'vscode';
import { interrupted, lastLine } from '../../core/mount/here/mountProblem';
import { visible } from '../../core/text/visible';
import type { RunEnd } from '../mount/terminalRun';
import { interruptedWords } from './mount';

/** Why a run in a terminal changed nothing: what the commands said last, where it came to commands. */
export function endWords(end: RunEnd): string {
  switch (end.kind) {
    case 'noTerminal':
      return noTerminalWords();
    case 'tooLong':
      return l10n.t(
        'It did not end within five minutes: sudo still waits for its password, or the server does not answer.',
      );
    case 'closed':
      return l10n.t('The terminal was closed.');
    default:
      return end.exitCode === interrupted ? interruptedWords() : visible(lastLine(end.output));
  }
}

export const noTerminalWords = () => l10n.t('VS Code could open no terminal here.');
