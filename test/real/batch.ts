import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { aftermath, makeSandbox, stayForALook, tracer } from './sandbox';
import type { Aftermath, Sandbox, SandboxOptions } from './sandbox';
import { readTraceByFolder } from './trace';
import type { KernelMount, Trace } from './trace';

export interface BatchOptions extends Omit<SandboxOptions, 'sudoAsks'> {
  readonly shell?: 'bash' | 'zsh' | undefined;
  /** What each snippet reads when it asks for the password; one line. */
  readonly answers?: readonly string[] | undefined;
}

export interface SnippetRun extends Trace {
  readonly status: number;
  /** Standard output and error together. */
  readonly output: string;
}

export interface BatchResult extends Aftermath {
  /** In the order of the snippets. */
  readonly runs: readonly SnippetRun[];
}

/**
 * Runs snippets one after the other in one shell, in one sandbox and under one strace, which sees every argument list. Each
 * starts in a folder of its own, by which its part of the trace is known.
 */
export async function runSnippets(snippets: readonly string[], options: BatchOptions = {}): Promise<BatchResult> {
  const sandbox = makeSandbox(options);
  try {
    for (const [at, snippet] of snippets.entries()) {
      sandbox.write(`in/${fileName(at)}`, `${snippet}\n`);
      sandbox.write(`in/${fileName(at)}.answer`, `${options.answers?.[at] ?? ''}\n`);
      mkdirSync(path.join(sandbox.folder, 'cwd', fileName(at)));
    }
    sandbox.write('all', snippets.map((_, at) => runOne(fileName(at))).join(''));
    const left = await run(sandbox, options.shell ?? 'bash');
    const traces = readTraceByFolder(path.join(sandbox.folder, 'trace/shell'));
    return { runs: snippets.map((_, at) => readRun(sandbox, fileName(at), traces)), ...left };
  } finally {
    sandbox.remove();
  }
}

/** Runs one snippet and returns what mount.cifs handed to the kernel. */
export async function straceMount(snippet: string): Promise<readonly KernelMount[]> {
  const { runs } = await runSnippets([snippet]);
  return runs.flatMap(each => each.mounts);
}

const fileName = (at: number) => String(at).padStart(4, '0');

const runOne = (name: string) => `cd "$SANDBOX/cwd/${name}"
. "$SANDBOX/in/${name}" > "$SANDBOX/out/${name}" 2>&1 < "$SANDBOX/in/${name}.answer"
echo "$?" > "$SANDBOX/out/${name}.status"
`;

async function run(sandbox: Sandbox, shell: 'bash' | 'zsh'): Promise<Aftermath> {
  const traced = `${tracer} -o "$SANDBOX/trace/shell" ${shell} "$SANDBOX/all"`;
  const child = spawn(...sandbox.command(`${traced}\n${stayForALook}`));
  const complaints = text(child.stderr);
  const closed = new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  if ((await text(child.stdout)).trim() !== `${sandbox.folder}/done`) {
    throw new Error(`The sandbox failed: ${await complaints}`);
  }
  const left = aftermath(sandbox, child);
  await closed;
  return left;
}

function readRun(sandbox: Sandbox, name: string, traces: ReadonlyMap<string, Trace>): SnippetRun {
  return {
    ...(traces.get(name) ?? { mounts: [], commands: [] }),
    status: Number(sandbox.read(`out/${name}.status`)),
    output: readFileSync(path.join(sandbox.folder, 'out', name), 'utf8'),
  };
}
