import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import { showingWork } from '../../longWork';
import { runInTerminal, type RunEnd } from '../../mount/terminalRun';
import type { Services } from '../../services';

/** Unmounts a drive in a terminal, or takes away what mounts it at every start; the status bar says so meanwhile. */
export function runUnmount(
  { mounts, storage }: Services,
  drive: Drive,
  script: string,
  command: (file: string) => string,
): Promise<RunEnd> {
  const name = visible(drive.name);
  return showingWork(l10n.t('Unmounting {0}…', name), () =>
    runInTerminal(mounts, {
      drive: drive.id,
      name: l10n.t('Unmount {0}', name),
      storage,
      secret: 'waiting',
      script,
      command,
    }),
  );
}
