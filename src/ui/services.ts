import type { LogOutputChannel, Memento } from 'vscode';
import type { Accounts } from './account/accounts';
import type { LogTryOf } from './log';
import type { Mounts } from './mount/mounts';
import type { Reports } from './reports';
import type { SecretClipboard } from './secretClipboard';
import type { DrivesView } from './tree/drivesView';

/** What commands work with. Built once, in `extension.ts`. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly logTry: LogTryOf;
  readonly accounts: Accounts;
  readonly mounts: Mounts;
  readonly view: DrivesView;
  readonly clipboard: SecretClipboard;
  readonly reports: Reports;
  /** In a remote window, but running on the user's own side: files and system are not the ones this code sees. */
  readonly farFromFiles: boolean;
  /** The extension's own folder on that host. */
  readonly storage: string;
  /** The extension's id, as links to a drive carry it. */
  readonly extensionId: string;
  /** What is remembered of this workspace. */
  readonly workspaceState: Memento;
}
