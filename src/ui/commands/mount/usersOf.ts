import { l10n, window, workspace } from 'vscode';
import { isInside } from '../../../core/mount/here/inside';
import { processesInside } from '../../../core/mount/here/processesInside';
import { within } from '../../../core/within';
import { visible } from '../../../core/text/visible';

/** In ms: a terminal whose shell never starts does not tell its process. */
const longestAnswer = 1_000;

/** Who keeps a mounted directory busy, in words, as far as it can be seen: terminals, folders of this window, programs. */
export async function usersOf(directory: string): Promise<readonly string[]> {
  const processes = await processesInside(directory);
  const terminals = new Map(
    await Promise.all(
      window.terminals.map(async ({ processId, name }) => [await within(longestAnswer, processId), name] as const),
    ),
  );
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => isInside(uri.fsPath, directory));
  return [
    ...folders.map(folder => l10n.t('the folder {0} of this window', visible(folder.name))),
    ...processes.map(({ pid, name }) => {
      const terminal = terminals.get(pid);
      return terminal === undefined ? `${visible(name)} (${pid})` : l10n.t('the terminal {0}', visible(terminal));
    }),
  ];
}
