import { l10n } from 'vscode';
import { lastLine } from '../../core/mount/here/mountProblem';
import { visible } from '../../core/text/visible';
import type { RunEnd } from '../mount/terminalRun';

/** Why a run in a terminal changed nothing: what the commands said last, where it came to commands. */
export function endWords(end: RunEnd): string {
  switch (end.kind) {
    case 'noTerminal':
      return l10n.t('VS Code could open no terminal here.');
    case 'tooLong':
      return l10n.t(
        'It did not end within five minutes: sudo still waits for its password, or the server does not answer.',
      );
    case 'closed':
      return l10n.t('The terminal was closed.');
    default:
      return visible(lastLine(end.output));
  }
}
