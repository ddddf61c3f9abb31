import { env, ExtensionKind, window, type ExtensionContext } from 'vscode';
import { Accounts } from './ui/account/accounts';
import { KeyStore } from './ui/account/keyStore';
import { createApi, type Api } from './ui/api';
import { registerCommands } from './ui/commands/commands';
import { ownedBy } from './ui/disposables';
import { described, logRequests } from './ui/log';
import { Mounts } from './ui/mount/mounts';
import { offerRemoteInstall } from './ui/remoteInstall';
import { Reports } from './ui/reports';
import { SecretClipboard } from './ui/secretClipboard';
import { DrivesView } from './ui/tree/drivesView';

/** Made here, because `deactivate` is given nothing to find it by. */
const clipboard = new SecretClipboard();

/** Builds and registers. Waits for no secret and asks no network: that begins when the view is seen or a command runs. */
export function activate(context: ExtensionContext): Api {
  const own = ownedBy(context.subscriptions);
  const log = own(window.createOutputChannel('Shared Drives for Paperspace', { log: true }));
  const logTry = logRequests(log);
  const { globalState, globalStorageUri, secrets, workspaceState } = context;
  const storage = globalStorageUri.fsPath;
  const accounts = own(new Accounts(own(new KeyStore(secrets, globalState, log)), logTry, log, storage));
  own(clipboard.onDidFail(error => log.warn(`the clipboard was not cleared: ${described(error)}`)));
  const { extensionKind, id: extensionId } = context.extension;
  const farFromFiles = env.remoteName !== undefined && extensionKind === ExtensionKind.UI;
  const mounts = own(new Mounts(log, farFromFiles));
  const view = own(new DrivesView(accounts, mounts, log));
  if (farFromFiles) offerRemoteInstall(context, log);
  const parts = { log, logTry, accounts, mounts, view, clipboard, reports: own(new Reports()) };
  const services = { ...parts, farFromFiles, storage, workspaceState, extensionId };
  own(registerCommands(services));
  void mounts.clearLeftovers(storage);
  void accounts.clearSignedOut();
  return createApi(services, own);
}

/** VS Code waits for it: nobody would clear a copied password once this host has ended. */
export async function deactivate(): Promise<void> {
  await clipboard.clear();
}
