import { env, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { described } from './log';
import { later } from './loadLater';

/** Begins the offer to install the extension on the remote; nothing waits for it. */
export function offerRemoteInstall({ extension, globalState }: ExtensionContext, log: LogOutputChannel): void {
  const here = { remote: env.remoteName ?? '', extensionId: extension.id, state: globalState };
  void later()
    .then(({ offerOnRemote }) => offerOnRemote(here))
    .catch((error: unknown) => log.warn(`the offer to install on the remote: ${described(error)}`));
}
