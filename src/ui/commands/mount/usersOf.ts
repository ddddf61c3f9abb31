import { l10n, window, workspace } from 'vscode';
import { isInside } from '../../../core/mount/here/inside';
import { processesInside } from '../../../core/mount/here/processesInside';
import { visible } from '../../../core/text/visible';

/** Who keeps a mounted directory busy, in words, as far as it can be seen: terminals, folders of this window, programs. */
export async function usersOf(directory: string): Promise<readonly string[]> {
  const processes = await processesInside(directory);
  const terminals = new Map<number, string>();
  for (const { processId, name } of window.terminals) {
    const pid = await processId;
    if (pid !== undefined) terminals.set(pid, name);
  }
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => isInside(uri.fsPath, directory));
  return [
    ...folders.map(folder => l10n.t('the folder {0} of this window', visible(folder.name))),
    ...processes.map(({ pid, name }) => {
      const terminal = terminals.get(pid);
      return terminal === undefined ? `${visible(name)} (${pid})` : l10n.t('the terminal {0}', visible(terminal));
    }),
  ];
}
