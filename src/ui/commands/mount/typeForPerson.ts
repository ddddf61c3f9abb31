import { l10n, window } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import type { OwnShell } from '../../../core/mount/here/ownShell';
import { renderSnippet } from '../../../core/mount/render';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { refuse, tell, type Button } from '../../messages';
import { hasStarted, openTerminal } from '../../mount/terminalRun';
import type { Services } from '../../services';
import { refusalWords } from '../../words/refusal';
import { noTerminalWords } from '../../words/runEnd';
import { mountSettings } from '../copy/copySnippet';
import { untilReady } from '../copy/secretNow';
import { snippetButton } from './mountFailed';

/** macOS and Windows: the snippet that asks for the password, typed for the person to run. Resolves to `{ id, typed }`. */
export async function typeSnippet(
  services: Services,
  account: Account,
  found: Drive,
  shell: OwnShell,
): Promise<object | undefined> {
  const drive = found.mountPoint === '' ? (await untilReady(account, found)).drive : found;
  const snippet = renderSnippet(shell.target, 'prompt', {
    drive,
    drives: account.list.store.drives,
    ...mountSettings(),
  });
  if (!snippet.ok) {
    refuse(l10n.t('Nothing was mounted. {0}', refusalWords(snippet.refusal)));
    return undefined;
  }
  const copy = snippetButton(drive.id, { target: shell.target, password: 'prompt' });
  return typeForPerson(services, drive, shell, snippet.text, copy);
}

/** Types into a terminal without pressing Enter; where there is no terminal, says so with the buttons. The mount table is looked at again when something has run there. */
export async function typeForPerson(
  services: Services,
  { id, name }: Drive,
  { program }: OwnShell,
  text: string,
  ...instead: readonly Button[]
): Promise<object | undefined> {
  const terminal = openTerminal(visible(name), program);
  if (!(await hasStarted(terminal))) {
    refuse(noTerminalWords(), ...instead);
    return undefined;
  }
  const look = () => void services.mounts.lookAfterChange();
  const running = window.onDidEndTerminalShellExecution(event => event.terminal === terminal && look());
  const closing = window.onDidCloseTerminal(each => {
    if (each !== terminal) return;
    running.dispose();
    closing.dispose();
    look();
  });
  terminal.sendText(text, false);
  tell(l10n.t('The command stands in the terminal: press Enter there to run it.'));
  return { id, typed: true };
}
