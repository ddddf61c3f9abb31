import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';

const windows = process.platform === 'win32';

/** A third of the usual share where everybody wants some. */
const yieldingPriority = 5;

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to our own environment
 * @property {(line: string) => void} [onLine] hears every line of both streams
 * @property {boolean} [shell]
 * @property {boolean} [yields] takes of the processor what others leave
 *
 * @typedef {object} Running
 * @property {number | undefined} pid
 * @property {() => string} output both streams so far
 * @property {Promise<number>} ended resolves with the exit code (128 + n for signal n is not told apart: 1)
 * @property {(wanted: RegExp) => Promise<RegExpExecArray>} waitFor resolves when the output matches, rejects when the process ends first
 * @property {() => Promise<void>} stop ends it and everything it started
 */

/**
 * Starts a program in a process group of its own, so that ending it ends its children too, also when we exit first:
 * an orphaned VS Code server would keep its port and its memory.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Running}
 */
export function start(command, args, { cwd, env, onLine, shell = false, yields = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
  });
  if (yields && child.pid !== undefined) os.setPriority(child.pid, yieldingPriority);
  const output = collect(child, onLine);
  const killNow = () => killGroup(child.pid, 'SIGKILL');
  process.prependOnceListener('exit', killNow);
  const ended = exitOf(child).finally(() => process.off('exit', killNow));
  ended.catch(() => undefined);
  return {
    pid: child.pid,
    output: output.text,
    ended,
    waitFor: wanted => waitForOutput(output, ended, wanted, command),
    stop: () => stopGroup(child.pid, ended),
  };
}

/**
 * Runs a program to its end; throws with its output when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<string>} what it printed
 */
export async function run(command, args, options) {
  const running = start(command, args, options);
  const code = await running.ended;
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${running.output().slice(-4000)}`);
  }
  return running.output();
}

/**
 * npm, as it was called itself where we know that: on Windows `npm` is a script that only a shell starts.
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export async function npm(args, options) {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { ...options, shell: windows });
}

/** Ctrl-C and its kin end the process through `exit`, which ends what `start` started. */
export function exitOnSignals() {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => process.exit(code));
  }
}

/** @returns {{ text: () => string, onChange: (listener: () => void) => void }} */
function collect(child, onLine) {
  let text = '';
  let rest = '';
  const listeners = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', chunk => {
      text += chunk;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (onLine) lines.forEach(onLine);
      listeners.forEach(listener => listener());
    });
  }
  child.once('close', () => rest && onLine?.(rest));
  return { text: () => text, onChange: listener => listeners.push(listener) };
}

async function exitOf(child) {
  const [code] = await once(child, 'close');
  return code ?? 1;
}

function waitForOutput(output, ended, wanted, command) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = wanted.exec(output.text());
      if (match) resolve(match);
    };
    output.onChange(look);
    look();
    const early = () =>
      reject(new Error(`${command} ended before it printed ${wanted}:\n${output.text().slice(-4000)}`));
    ended.then(early, reject);
  });
}

async function stopGroup(pid, ended) {
  killGroup(pid, 'SIGTERM');
  const hard = setTimeout(() => killGroup(pid, 'SIGKILL'), 3000);
  await ended.catch(() => undefined);
  clearTimeout(hard);
  // A child may outlive the group's leader.
  killGroup(pid, 'SIGKILL');
}

function killGroup(pid, signal) {
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}
