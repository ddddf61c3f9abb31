import { Disposable } from 'vscode';
import type { Account } from '../account/account';
import { DriveDocuments } from '../details';
import { registerLinkHandler } from '../linkHandler';
import { described, whose } from '../log';
import type { Services } from '../services';
import { registerTools } from '../tools/registerTools';
import type * as All from './all';
import { command, type Command } from './command';
import { later } from '../loadLater';

/** Ids without the extension's prefix, and what each is called in `all`. */
const names: readonly (keyof typeof All)[] = [
  'signIn',
  'replaceKey',
  'signOut',
  'refresh',
  'stopLoading',
  'sortBy',
  'findDrive',
  'createDrive',
  'createDriveFromTitle',
  'renameDrive',
  'deleteDrive',
  'copyMountSnippet',
  'copyMountSnippetAs',
  'insertMountSnippet',
  'copyUsername',
  'copyDriveId',
  'copyLink',
  'copyMountPoint',
  'copyPassword',
  'showDetails',
  'mountHere',
  'unmount',
  'openFolder',
  'checkConnection',
  'copySshCommand',
  'openSsh',
  'copyPrivateAddress',
  'openConsole',
  'showLog',
];

/** Everything a person can start, and the file in `all` that does it, which is loaded on first use. */
export function registerCommands(services: Services): Disposable {
  return Disposable.from(
    ...names.map(name => command(services, `paperspaceDrives.${name}`, from(name))),
    services.view.onDidShow(account => void lookForUnfinished(services, account)),
    new DriveDocuments(services.accounts),
    registerLinkHandler(services),
    registerTools(services),
  );
}

async function lookForUnfinished(services: Services, account: Account): Promise<void> {
  try {
    await (await later()).lookForUnfinished(services, account);
  } catch (error) {
    services.log.error(`${whose(account)}what was asked for: ${described(error)}`);
  }
}

function from(name: keyof typeof All): () => Promise<Command> {
  return async () => (await later()).commands[name];
}
