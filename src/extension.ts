import { env, ExtensionKind, window, type Disposable, type ExtensionContext } from 'vscode';
import { Accounts } from './ui/account/accounts';
import { KeyStore } from './ui/account/keyStore';
import { registerCommands } from './ui/commands/commands';
import { described, logRequests } from './ui/log';
import { Mounts } from './ui/mount/mounts';
import { offerRemoteInstall } from './ui/remoteInstall';
import { Reports } from './ui/reports';
import { SecretClipboard } from './ui/secretClipboard';
import { DrivesView } from './ui/tree/drivesView';

/** Made here, because `deactivate` is given nothing to find it by. */
const clipboard = new SecretClipboard();

/** Builds and registers. Waits for no secret and asks no network: that begins when the view is seen or a command runs. */
export function activate(context: ExtensionContext): void {
  const own = <T extends Disposable>(child: T): T => {
    context.subscriptions.push(child);
    return child;
  };
  const log = own(window.createOutputChannel('Shared Drives for Paperspace', { log: true }));
  const logTry = logRequests(log);
  const { globalState, globalStorageUri, secrets, workspaceState } = context;
  const storage = globalStorageUri.fsPath;
  const keys = own(new KeyStore(secrets, globalState, log));
  const accounts = own(new Accounts(keys, logTry, log, storage));
  own(clipboard.onDidFail(error => log.warn(`the clipboard was not cleared: ${described(error)}`)));
  const { extensionKind, id: extensionId } = context.extension;
  const farFromFiles = env.remoteName !== undefined && extensionKind === ExtensionKind.UI;
  const mounts = own(new Mounts(log, farFromFiles));
  const view = own(new DrivesView(accounts, mounts, log));
  if (farFromFiles) offerRemoteInstall(context, log);
  const parts = { log, logTry, accounts, mounts, view, clipboard, reports: own(new Reports()) };
  own(registerCommands({ ...parts, farFromFiles, storage, workspaceState, extensionId }));
  void mounts.clearLeftovers(storage);
}

/** VS Code waits for it: nobody would clear a copied password once this host has ended. */
export async function deactivate(): Promise<void> {
  await clipboard.clear();
}
