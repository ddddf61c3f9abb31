import { Disposable } from 'vscode';
import { DriveDocuments } from '../details';
import { registerLinkHandler } from '../linkHandler';
import type { Services } from '../services';
import { command } from './command';

/** Everything a person can start, and the file that does it, which is loaded on first use. */
export function registerCommands(services: Services): Disposable {
  return Disposable.from(
    command(services, 'paperspaceDrives.signIn', () => import('./account/signIn')),
    command(services, 'paperspaceDrives.replaceKey', () => import('./account/replaceKey')),
    command(services, 'paperspaceDrives.signOut', () => import('./account/signOut')),
    command(services, 'paperspaceDrives.refresh', () => import('./list/refresh')),
    command(services, 'paperspaceDrives.stopLoading', () => import('./list/stopLoading')),
    command(services, 'paperspaceDrives.sortBy', () => import('./list/sortBy')),
    command(services, 'paperspaceDrives.findDrive', () => import('./list/findDrive')),
    command(services, 'paperspaceDrives.createDrive', () => import('./create/createDrive')),
    command(services, 'paperspaceDrives.createDriveFromTitle', () => import('./create/createDriveFromTitle')),
    command(services, 'paperspaceDrives.renameDrive', () => import('./renameDrive')),
    command(services, 'paperspaceDrives.deleteDrive', () => import('./delete/deleteDrive')),
    command(services, 'paperspaceDrives.copyMountSnippet', () => import('./copy/copyMountSnippet')),
    command(services, 'paperspaceDrives.copyMountSnippetAs', () => import('./copy/copyMountSnippetAs')),
    command(services, 'paperspaceDrives.copyUsername', () => import('./copy/copyUsername')),
    command(services, 'paperspaceDrives.copyDriveId', () => import('./copy/copyDriveId')),
    command(services, 'paperspaceDrives.copyLink', () => import('./copy/copyLink')),
    command(services, 'paperspaceDrives.copyMountPoint', () => import('./copy/copyMountPoint')),
    command(services, 'paperspaceDrives.copyPassword', () => import('./copy/copyPassword')),
    command(services, 'paperspaceDrives.showDetails', () => import('./showDetails')),
    command(services, 'paperspaceDrives.openFolder', () => import('./mount/openFolder')),
    command(services, 'paperspaceDrives.checkConnection', () => import('./mount/checkConnection')),
    command(services, 'paperspaceDrives.openConsole', () => import('./open/openConsole')),
    command(services, 'paperspaceDrives.showLog', () => import('./open/showLog')),
    new DriveDocuments(services.accounts),
    registerLinkHandler(services),
  );
}
