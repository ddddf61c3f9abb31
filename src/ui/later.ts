// What is loaded on first use: when the view is seen, or a command runs. One file, because VS Code asks another thread for
// each ES module that it loads, which takes 2 ms; these in 60 files of their own were slower, and 11 KB larger.
export { createClient } from '../core/api/client';
export { Account } from './account/account';
export * as commands from './commands/all';
export { tellCommandFailure } from './commands/tellCommandFailure';
export { firstHolder } from './commands/whichDrives';
export { lookForUnfinished } from './commands/create/unfinished';
export { tellFailure, tellKeyRefused, warn } from './messages';
export { readMounts } from './mount/readMounts';
export { offerOnRemote } from './offerOnRemote';
export { listForOthers, snippetForOthers } from './tools/forOthers';
export { toolFor } from './tools/toolFor';
export { driveDetails, noDetails } from './words/details';
