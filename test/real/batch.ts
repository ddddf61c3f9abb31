import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { aftermath, lookAround, makeSandbox, tracer } from './sandbox';
import type { Aftermath, Sandbox, SandboxOptions } from './sandbox';
import { readTrace } from './trace';
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
 * Runs snippets one after the other in one sandbox, each in a shell of its own that is traced from outside: so every
 * argument list is seen, those of the user's shell too. One namespace for all of them, for speed.
 */
export async function runSnippets(snippets: readonly string[], options: BatchOptions = {}): Promise<BatchResult> {
  const sandbox = makeSandbox(options);
  try {
    for (const [at, snippet] of snippets.entries()) {
      sandbox.write(`in/${fileName(at)}`, `${snippet}\n`);
      sandbox.write(`in/${fileName(at)}.answer`, `${options.answers?.[at] ?? ''}\n`);
    }
    await run(sandbox, options.shell ?? 'bash');
    return { runs: snippets.map((_, at) => readRun(sandbox, fileName(at))), ...aftermath(sandbox) };
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

async function run(sandbox: Sandbox, shell: 'bash' | 'zsh'): Promise<void> {
  const [command, args] = sandbox.command(`
for answer in "$SANDBOX"/in/*.answer; do
  name=\${answer%.answer} name=\${name##*/}
  ${tracer} -o "$SANDBOX/trace/$name" ${shell} "$SANDBOX/in/$name" > "$SANDBOX/out/$name" 2>&1 < "$answer"
  echo "$?" > "$SANDBOX/out/$name.status"
done
${lookAround}`);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints = text(child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`The sandbox failed (${String(code)}): ${await complaints}`);
}

function readRun(sandbox: Sandbox, name: string): SnippetRun {
  const output = readFileSync(path.join(sandbox.folder, 'out', name), 'utf8');
  return {
    ...readTrace(path.join(sandbox.folder, 'trace'), [name]),
    status: Number(sandbox.read(`out/${name}.status`)),
    output,
  };
}
