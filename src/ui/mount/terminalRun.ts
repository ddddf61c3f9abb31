import { userInfo } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { CancellationError, ThemeIcon, window, type Event, type Terminal } from 'vscode';
import { systemClock } from '../../core/clock';
import { awaitHandover, type HandoverEnd } from '../../core/mount/here/awaitHandover';
import { handoverFolder, handoverOutput, removeHandover, writeHandover } from '../../core/mount/here/handover';
import { within } from '../../core/within';
import { handoverPlaces } from './handoverPlaces';
import type { Mounts } from './mounts';

export interface TerminalRun {
  /** The id of the drive it is about. */
  readonly drive: string;
  /** The terminal's. */
  readonly name: string;
  /** The extension's own folder. */
  readonly storage: string;
  /** What the command hands to root in a file; any text where there is no secret. */
  readonly secret: string;
  readonly script: string;
  /** What is typed, by the name of that file. */
  readonly command: (file: string) => string;
}

export type RunEnd =
  | (HandoverEnd & {
      /** All that the commands said: by the shell where that tells VS Code, by their log where it does not. */
      readonly output: string;
      /** The last command's, where the shell tells VS Code. */
      readonly exitCode: number | undefined;
    })
  | { readonly kind: 'noTerminal' };

/** In ms: VS Code neither fails nor answers where it has no terminals. */
const longestStart = 10_000;
/** In ms: a shell that is typed to before it has its prompt shows the line twice; nothing else depends on it. */
const longestPrompt = 5_000;
/** In ms: the shell tells the exit code when it has its prompt again. */
const longestExit = 2_000;

type AtWork = Pick<Mounts, 'terminals'>;

/** Whether a terminal is at work on a drive; it is shown then, because it may wait for an answer. */
export function showRunning({ terminals }: AtWork, drive: string): boolean {
  const terminal = terminals.get(drive);
  terminal?.show();
  return terminal !== undefined;
}

/**
 * Runs a command where the person sees it, in a terminal of its own that stays open. Its folder is `/`: one below
 * the drive would be in its own way. The secret is written when the terminal is there, and gone when this resolves.
 * Rejects as cancelled where another is at work on the drive, which is shown.
 */
export async function runInTerminal(mounts: AtWork, run: TerminalRun): Promise<RunEnd> {
  const folder = await handoverFolder(handoverPlaces(run.storage), userInfo().uid);
  // Whoever began this has asked too, but two can have begun before either had a terminal.
  if (showRunning(mounts, run.drive)) throw new CancellationError();
  const terminal = openTerminal(run.name, '/bin/bash');
  mounts.terminals.set(run.drive, terminal);
  const closed = new AbortController();
  const over = new AbortController();
  const listening = window.onDidCloseTerminal(each => each === terminal && closed.abort());
  try {
    if (!(await hasStarted(terminal))) return { kind: 'noTerminal' };
    await prompt(terminal);
    const file = await writeHandover(folder, run.secret, run.script);
    try {
      const told = terminal.shellIntegration && whatShellTells(terminal, over.signal);
      terminal.sendText(run.command(file));
      const end = await awaitHandover(file, systemClock, closed.signal);
      const heard = end.kind === 'over' && told ? await within(longestExit, told) : undefined;
      return { ...end, output: heard?.output ?? (await handoverOutput(file)), exitCode: heard?.exitCode };
    } finally {
      await removeHandover(file);
    }
  } finally {
    mounts.terminals.delete(run.drive);
    listening.dispose();
    over.abort();
  }
}

/** Opens a terminal and shows it. It does not come back with the window: what it was for is over then. */
export function openTerminal(name: string, shellPath: string): Terminal {
  const iconPath = new ThemeIcon('database');
  const terminal = window.createTerminal({ name, shellPath, iconPath, isTransient: true, cwd: '/' });
  terminal.show();
  return terminal;
}

/** Whether a shell runs in it; one that does not is closed. */
export async function hasStarted(terminal: Terminal): Promise<boolean> {
  const started = (await within(longestStart, Promise.resolve(terminal.processId))) !== undefined;
  if (!started) terminal.dispose();
  return started;
}

/** bash tells its directory just before each prompt. */
async function prompt(terminal: Terminal): Promise<void> {
  const isThere = () => terminal.shellIntegration?.cwd !== undefined;
  if (isThere()) return;
  const ended = new AbortController();
  const there = nextOf(
    window.onDidChangeTerminalShellIntegration,
    terminal,
    ended.signal,
    () => isThere() || undefined,
  );
  await within(longestPrompt, there).finally(() => ended.abort());
}

/** Of the line that is typed next: what it said, without the signs that are the terminal's alone, and its exit code. */
async function whatShellTells(terminal: Terminal, ended: AbortSignal) {
  // Read at once: what was written before somebody reads is lost.
  const said = nextOf(window.onDidStartTerminalShellExecution, terminal, ended, ({ execution }) =>
    wholeOf(execution.read()).catch(() => ''),
  );
  const { exitCode } = await nextOf(window.onDidEndTerminalShellExecution, terminal, ended, each => each);
  // Nothing where VS Code missed it: each of the lines says something.
  return { exitCode, output: stripVTControlCharacters(await said).replaceAll('\r', '') || undefined };
}

async function wholeOf(stream: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of stream) whole += piece;
  return whole;
}

/** What is picked of the next of these events that is the terminal's and has it. Listens until `ended`, which is still to come. */
function nextOf<T extends { readonly terminal: Terminal }, R>(
  event: Event<T>,
  terminal: Terminal,
  ended: AbortSignal,
  pick: (each: T) => R | PromiseLike<R> | undefined,
): Promise<R> {
  return new Promise(resolve => {
    const listening = event(each => {
      const picked = each.terminal === terminal ? pick(each) : undefined;
      if (picked !== undefined) resolve(picked);
    });
    ended.addEventListener('abort', () => void listening.dispose());
  });
}
