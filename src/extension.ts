import { env, ExtensionKind, window, type Disposable, type ExtensionContext } from 'vscode';
import { Accounts } from './ui/account/accounts';
import { KeyStore } from './ui/account/keyStore';
import { registerCommands } from './ui/commands/commands';
import { logRequests } from './ui/log';
import { SecretClipboard } from './ui/secretClipboard';
import { DrivesView } from './ui/tree/drivesView';

/** Builds and registers. Waits for no secret and asks no network: that begins when the view is seen or a command runs. */
export function activate(context: ExtensionContext): void {
  const own = <T extends Disposable>(child: T): T => {
    context.subscriptions.push(child);
    return child;
  };
  const log = own(window.createOutputChannel('Shared Drives for Paperspace', { log: true }));
  const logTry = logRequests(log);
  const keys = own(new KeyStore(context.secrets, context.globalState));
  const accounts = own(new Accounts(keys, logTry));
  const view = own(new DrivesView(accounts));
  const clipboard = own(new SecretClipboard());
  const { extensionKind, id: extensionId } = context.extension;
  const farFromFiles = env.remoteName !== undefined && extensionKind === ExtensionKind.UI;
  own(registerCommands({ log, logTry, accounts, view, clipboard, farFromFiles, extensionId }));
}
