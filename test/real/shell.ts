import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { aftermath, makeSandbox, stayForALook, tracer } from './sandbox';
import type { Aftermath, Sandbox, SandboxOptions } from './sandbox';
import { readTrace } from './trace';
import type { Trace } from './trace';

export interface PasteOptions extends SandboxOptions {
  readonly shell?: 'bash' | 'zsh' | undefined;
  /** Whether the terminal marks what is pasted, so that the shell takes it as one piece. */
  readonly bracketed: boolean;
  /**
   * Typed when a line that begins like this appears on the screen (the pasted text is shown there too); `hidden`: once
   * the terminal does not show what is typed.
   */
  readonly answer?: { readonly question: RegExp; readonly text: string; readonly hidden?: boolean } | undefined;
}

export interface PasteResult extends Trace, Aftermath {
  /** Exit status of each pasted snippet. */
  readonly statuses: readonly number[];
  /** All that the terminal showed, escape sequences and all. */
  readonly screen: string;
  /** What sudo was told when it asked; a line of the snippet here means that sudo swallowed it. */
  readonly sudoAnswers: readonly string[];
  /** The shell's history as it was written to the file. */
  readonly history: string;
}

/**
 * Pastes snippets, one after the other, into an interactive shell on a terminal, as a person does: Enter after each;
 * `letmein` when sudo asks, as it does unless `sudoAsks` is false. Traced is what sudo runs or, where it does not ask, the
 * whole shell. Runs in a sandbox (see there). Rejects only when the shell itself cannot be run.
 */
export async function pasteIntoShell(text: string | readonly string[], options: PasteOptions): Promise<PasteResult> {
  const sudoAsks = options.sudoAsks ?? true;
  const sandbox = makeSandbox({ ...options, sudoAsks });
  try {
    const terminal = openShell(sandbox, options.shell ?? 'bash', !sudoAsks);
    const statuses: number[] = [];
    await terminal.prompt();
    for (const snippet of [text].flat()) {
      terminal.send(keys(snippet, options.bracketed));
      statuses.push(await terminal.prompt(options.answer));
    }
    terminal.send('exit\r');
    const left = await terminal.leave(child => aftermath(sandbox, child));
    return { statuses, screen: terminal.screen(), ...collect(sandbox), ...left };
  } finally {
    sandbox.remove();
  }
}

/** A terminal sends Enter for each newline; the mark makes the shell take them as text. */
function keys(snippet: string, bracketed: boolean): string {
  const typed = snippet.replaceAll('\n', '\r');
  return bracketed ? `\u001b[200~${typed}\u001b[201~\r` : `${typed}\r`;
}

function collect(sandbox: Sandbox) {
  const lines = (name: string) => sandbox.read(name).split('\n').slice(0, -1);
  return {
    ...readTrace(path.join(sandbox.folder, 'trace')),
    sudoAnswers: existsSync(path.join(sandbox.folder, 'sudo-answers')) ? lines('sudo-answers') : [],
    history: sandbox.read('history'),
  };
}

/** Said once per prompt, never by a redraw, and never shown: an operating-system command that no terminal knows. */
const ready = /\]7771;ready;(\d+)/;
const sayReady = `printf '\\033]7771;ready;%s\\007' "$?"`;

const startUp = {
  bash: `tty > "$SANDBOX/tty"; PS1='> ' HISTCONTROL=ignoreboth HISTFILE="$SANDBOX/history" PROMPT_COMMAND="${sayReady.replaceAll(/["\\$]/g, '\\$&')}"\n`,
  zsh: `tty > "$SANDBOX/tty"; PS1='> ' HISTFILE="$SANDBOX/history" HISTSIZE=100 SAVEHIST=100\nsetopt hist_ignore_space\nprecmd() { ${sayReady} }\n`,
};

function openShell(sandbox: Sandbox, shell: 'bash' | 'zsh', traced: boolean): Terminal {
  sandbox.write('.zshrc', startUp.zsh);
  sandbox.write('bashrc', startUp.bash);
  sandbox.write('history', '');
  const started = shell === 'bash' ? `bash --rcfile '${sandbox.folder}/bashrc' -i` : 'zsh -d -i';
  const interactive = traced ? `${tracer} -o '${sandbox.folder}/trace/shell' ${started}` : started;
  const [command, args] = sandbox.command(
    `TERM=xterm ZDOTDIR="$SANDBOX" script -qfc "${interactive}" /dev/null\n${stayForALook}`,
  );
  return new Terminal(spawn(command, args), () => sandbox.read('tty').trim());
}

const lineBegin = (pattern: RegExp) => new RegExp(`(?:^|[\\r\\n])(?:${pattern.source})`);

class Terminal {
  readonly #closed: Promise<void>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #device: () => string;
  #screen = '';
  /** How much of the screen was looked at. */
  #seen = 0;
  #changed: () => void = () => undefined;
  #ended = false;

  /** @param device tells the terminal's file, such as `/dev/pts/3` */
  constructor(child: ChildProcessWithoutNullStreams, device: () => string) {
    this.#child = child;
    this.#device = device;
    const show = (data: Buffer) => {
      this.#screen += data.toString('latin1');
      this.#changed();
    };
    child.stdout.on('data', show).on('end', () => {
      this.#ended = true;
      this.#changed();
    });
    child.stderr.on('data', show);
    this.#closed = new Promise((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  }

  send(keys: string): void {
    this.#child.stdin.write(keys);
  }

  /** Waits until the shell has ended, and then for its sandbox, after a look at what is left in there. */
  async leave<T>(look: (process: ChildProcess) => T): Promise<T> {
    while (!this.#ended) await this.#change();
    const left = look(this.#child);
    await this.#closed;
    return left;
  }

  screen(): string {
    return Buffer.from(this.#screen, 'latin1').toString('utf8');
  }

  /** Waits for the next prompt, answering sudo and the given question on the way; resolves to `$?`. */
  async prompt(answer?: PasteOptions['answer']): Promise<number> {
    for (;;) {
      const found = await this.#next([
        ready,
        lineBegin(/\[sudo\] password for tester: /),
        ...(answer ? [lineBegin(answer.question)] : []),
      ]);
      if (found.index === 0) return Number(found.match[1]);
      if (found.index === 2 && answer?.hidden) await this.#echoOff();
      this.send(found.index === 1 ? 'letmein\r' : `${answer?.text ?? ''}\r`);
    }
  }

  /** A person is slower than `read -s`, which turns the echo off just after the question; a program has to look. */
  async #echoOff(): Promise<void> {
    const device = this.#device();
    while (!execFileSync('stty', ['-F', device, '-a'], { encoding: 'utf8' }).includes(' -echo ')) {
      if (this.#ended) throw new Error(`The shell ended with its question unanswered:\n${this.#screen}`);
      await setImmediate();
    }
  }

  async #next(patterns: readonly RegExp[]): Promise<{ index: number; match: RegExpExecArray }> {
    for (;;) {
      const rest = this.#screen.slice(this.#seen);
      const found = patterns
        .map((pattern, index) => ({ index, match: pattern.exec(rest) }))
        .filter((each): each is { index: number; match: RegExpExecArray } => each.match !== null)
        .sort((a, b) => a.match.index - b.match.index)[0];
      if (found !== undefined) {
        this.#seen += found.match.index + found.match[0].length;
        return found;
      }
      if (this.#ended) throw new Error(`The shell ended without a prompt:\n${this.#screen}`);
      await this.#change();
    }
  }

  #change(): Promise<void> {
    return new Promise(resolve => (this.#changed = resolve));
  }
}
