import path from 'node:path';

/** The project's root folder, whatever the current folder is. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where hosts and their Node are installed: git-ignored, and the name @vscode/test-electron uses too. */
export const cache = path.join(root, '.vscode-test');

/** Everything a build or a test run writes: git-ignored. */
export const out = path.join(root, 'out');

/** What `npm run package` writes. */
export const vsixFile = path.join(root, 'paperspace-shared-drives.vsix');

/** The package that tests run against: made anew by each `npm test`, apart from the one a person made. */
export const testVsix = path.join(out, 'test.vsix');
