import path from 'node:path';
import { build } from 'esbuild';
import { asItShips } from '../../scripts/lib/asItShips.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { out, root } from '../../scripts/lib/project.mjs';
import type { Service } from '../bareLoop';
import type { MountLookups } from './mounts';
import type { Refreshes, Task, Walks } from './tasks';

/** @param node path of the Node binary to measure on */
export function walksAlone(node: string, service: Service, times: number): Promise<Walks> {
  return inOwnProcess<Walks>(node, { what: 'walks', service, times });
}

/** `batches` times `each` refreshes. */
export function refreshesAlone(node: string, service: Service, batches: number, each: number): Promise<Refreshes> {
  return inOwnProcess<Refreshes>(node, { what: 'refreshes', service, batches, each });
}

export function mountLookupsAlone(node: string, times: number): Promise<MountLookups> {
  return inOwnProcess<MountLookups>(node, { what: 'mounts', times });
}

async function inOwnProcess<Result>(node: string, task: Task): Promise<Result> {
  const program = await bundled();
  // Under coverage it would measure what counting costs, and its counts would be taken for the tests' own.
  const env = { NODE_V8_COVERAGE: undefined };
  const args = ['--expose-gc', program, JSON.stringify(task)];
  // Both ends are ours and compiled from the same types.
  return JSON.parse(await run(node, args, { cwd: root, env })) as Result;
}

/** As it ships: with axios cut as in the VSIX, and axios in a file of its own. */
async function bundled(): Promise<string> {
  const folder = path.join(out, 'bench');
  await build({
    ...asItShips,
    entryPoints: [path.join(root, 'bench/alone/main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  return path.join(folder, 'main.mjs');
}
