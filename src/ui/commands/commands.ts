import { Disposable } from 'vscode';
import type { Account } from '../account/account';
import { DriveDocuments } from '../details';
import { registerLinkHandler } from '../linkHandler';
import { described } from '../log';
import type { Services } from '../services';
import type * as All from './all';
import { command, type Command } from './command';

/** Everything a person can start, and the file in `all` that does it, which is loaded on first use. */
export function registerCommands(services: Services): Disposable {
  return Disposable.from(
    command(services, 'paperspaceDrives.signIn', from('signIn')),
    command(services, 'paperspaceDrives.replaceKey', from('replaceKey')),
    command(services, 'paperspaceDrives.signOut', from('signOut')),
    command(services, 'paperspaceDrives.refresh', from('refresh')),
    command(services, 'paperspaceDrives.stopLoading', from('stopLoading')),
    command(services, 'paperspaceDrives.sortBy', from('sortBy')),
    command(services, 'paperspaceDrives.findDrive', from('findDrive')),
    command(services, 'paperspaceDrives.createDrive', from('createDrive')),
    command(services, 'paperspaceDrives.createDriveFromTitle', from('createDriveFromTitle')),
    command(services, 'paperspaceDrives.renameDrive', from('renameDrive')),
    command(services, 'paperspaceDrives.deleteDrive', from('deleteDrive')),
    command(services, 'paperspaceDrives.copyMountSnippet', from('copyMountSnippet')),
    command(services, 'paperspaceDrives.copyMountSnippetAs', from('copyMountSnippetAs')),
    command(services, 'paperspaceDrives.insertMountSnippet', from('insertMountSnippet')),
    command(services, 'paperspaceDrives.copyUsername', from('copyUsername')),
    command(services, 'paperspaceDrives.copyDriveId', from('copyDriveId')),
    command(services, 'paperspaceDrives.copyLink', from('copyLink')),
    command(services, 'paperspaceDrives.copyMountPoint', from('copyMountPoint')),
    command(services, 'paperspaceDrives.copyPassword', from('copyPassword')),
    command(services, 'paperspaceDrives.showDetails', from('showDetails')),
    command(services, 'paperspaceDrives.mountHere', from('mountHere')),
    command(services, 'paperspaceDrives.unmount', from('unmount')),
    command(services, 'paperspaceDrives.openFolder', from('openFolder')),
    command(services, 'paperspaceDrives.checkConnection', from('checkConnection')),
    command(services, 'paperspaceDrives.openConsole', from('openConsole')),
    command(services, 'paperspaceDrives.showLog', from('showLog')),
    services.view.onDidShow(account => void lookForUnfinished(services, account)),
    new DriveDocuments(services.accounts),
    registerLinkHandler(services),
  );
}

async function lookForUnfinished(services: Services, account: Account): Promise<void> {
  try {
    await (await import('../later')).lookForUnfinished(services, account);
  } catch (error) {
    services.log.error(`what was asked for: ${described(error)}`);
  }
}

function from(name: keyof typeof All): () => Promise<{ readonly run: Command }> {
  return async () => (await import('../later')).commands[name];
}
