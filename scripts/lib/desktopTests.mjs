import fs from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { freshFolder } from './freshFolder.mjs';
import { hosts } from './hosts.mjs';
import { nowhere, testKey } from './hostTests.mjs';
import { cache, out, testVsix } from './project.mjs';
import { quiet, writeSettings } from './settings.mjs';
import { summarise } from './summary.mjs';
import { runTier, withResultsFile } from './tier.mjs';
import { build, pack, unpack } from './vsix.mjs';

/**
 * @param {readonly string[]} versions of VS Code
 * @returns {Promise<boolean>} whether all went well
 */
export async function runDesktopTests(versions) {
  await build();
  await pack(testVsix);
  const extension = unpack(testVsix);
  const results = [];
  // One after the other: each wants the screen and its focus.
  for (const version of versions.length > 0 ? versions : [hosts.oldest.vscode, 'stable']) {
    results.push(await runTier({ name: `desktop ${version}`, run: say => runIn(version, extension, say) }));
  }
  return summarise(results, []);
}

function runIn(version, extension, say) {
  return withResultsFile(async results => {
    // Short: on macOS the path of a socket below it may have 103 characters.
    const { folder, remove } = freshFolder('d');
    const report = path.join(folder, 'report.txt');
    const workspace = path.join(folder, 'workspace');
    fs.mkdirSync(workspace);
    // On the desktop the settings of scope `machine` are the user's.
    writeSettings(path.join(folder, 'data/User'), { ...quiet, 'paperspaceDrives.apiUrl': nowhere });
    try {
      await runTests({
        version,
        cachePath: cache,
        extensionDevelopmentPath: extension,
        extensionTestsPath: path.join(out, 'test/host/index.cjs'),
        extensionTestsEnv: {
          PAPERSPACE_API_KEY: testKey,
          TEST_RESULTS: results,
          TEST_REPORT: report,
          TEST_DATA_DIR: path.join(folder, 'data'),
        },
        launchArgs: launchArgs(folder, workspace),
      }).catch(error => say(String(error)));
      if (fs.existsSync(report)) say(fs.readFileSync(report, 'utf8'));
    } finally {
      remove();
    }
  });
}

/** Besides what the library adds by itself: no welcome, no updates, no sandbox, workspaces trusted. */
function launchArgs(folder, workspace) {
  return [
    workspace,
    `--user-data-dir=${path.join(folder, 'data')}`,
    `--extensions-dir=${path.join(folder, 'extensions')}`,
    // A build machine has no keyring.
    '--use-inmemory-secretstorage',
  ];
}
