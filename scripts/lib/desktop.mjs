import fs from 'node:fs';
import path from 'node:path';
import { freshFolder } from './freshFolder.mjs';
import { run, start } from './processes.mjs';
import { quiet, writeSettings } from './settings.mjs';

const windows = process.platform === 'win32';
const macApp = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * Opens the desktop VS Code that is installed, with data and extensions of its own: the person's stay untouched.
 * @param {string} vsix
 * @param {Record<string, unknown>} settings on the desktop, settings of scope `machine` are the user's
 * @returns {Promise<{ url: undefined, ended: Promise<number> }>} ended: when its window is closed
 */
export async function startDesktop(vsix, settings) {
  const { folder } = freshFolder('desktop');
  const data = path.join(folder, 'data');
  const workspace = path.join(folder, 'workspace');
  fs.mkdirSync(workspace);
  writeSettings(path.join(data, 'User'), { ...quiet, ...settings });
  const code = !windows && fs.existsSync(macApp) ? macApp : 'code';
  const folders = ['--user-data-dir', data, '--extensions-dir', path.join(folder, 'extensions')];
  await runCode(run, code, [...folders, '--install-extension', vsix]).catch(error => {
    throw new Error('no `code` on this system’s PATH, or it failed: install the desktop VS Code first', {
      cause: error,
    });
  });
  process.prependOnceListener('exit', () => endDesktop(data));
  const { ended } = runCode(start, code, [...folders, '--new-window', '--wait', workspace]);
  return { url: undefined, ended };
}

/** On Windows `code` is a script, which only a shell starts; the shell wants blanks quoted. */
function runCode(how, code, args) {
  return windows
    ? how(
        code,
        args.map(arg => `"${arg}"`),
        { shell: true },
      )
    : how(code, args);
}

/** `code` starts the application in a session of its own, out of reach of our group; its lock file names the process. */
function endDesktop(data) {
  try {
    process.kill(Number(fs.readFileSync(path.join(data, 'code.lock'), 'utf8')));
  } catch {
    // It was closed already.
  }
}
