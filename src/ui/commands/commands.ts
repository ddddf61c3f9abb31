import { Disposable } from 'vscode';
import { registerLinkHandler } from '../linkHandler';
import type { Services } from '../services';
import { registerAccountCommands } from './account';
import { registerCopyFacts } from './copy/copyFacts';
import { registerCopyMountSnippet } from './copy/copyMountSnippet';
import { registerCopyMountSnippetAs } from './copy/copyMountSnippetAs';
import { registerCreateDrive } from './create/createDrive';
import { registerDeleteDrive } from './delete/deleteDrive';
import { registerListCommands } from './list';
import { registerOpenCommands } from './open';
import { registerRenameDrive } from './renameDrive';
import { registerShowDetails } from './showDetails';

/** Everything a person can start. */
export function registerCommands(services: Services): Disposable {
  return Disposable.from(
    registerAccountCommands(services),
    registerListCommands(services),
    registerCreateDrive(services),
    registerRenameDrive(services),
    registerDeleteDrive(services),
    registerCopyMountSnippet(services),
    registerCopyMountSnippetAs(services),
    registerCopyFacts(services),
    registerShowDetails(services),
    registerOpenCommands(services),
    registerLinkHandler(services),
  );
}
