import { commands, extensions } from 'vscode';
import type { Measurement } from '../measurement';
import { timed } from './timed';

/** Loads and activates each copy of the extension for the first time, and after each an empty one. */
export async function activations(copies: readonly string[], empties: readonly string[]): Promise<Measurement> {
  const [ours, baseline] = [new Array<number>(), new Array<number>()];
  for (const [at, copy] of copies.entries()) {
    ours.push(await activation(copy));
    baseline.push(await activation(empties[at] ?? ''));
  }
  await checkRegistered(copies.length);
  // The first ones start what VS Code needs for any extension.
  return { id: 'activation', ours: ours.slice(2), baseline: baseline.slice(2) };
}

function activation(id: string): Promise<number> {
  const extension = extensions.getExtension<unknown>(id);
  if (!extension || extension.isActive) throw new Error(`${id}: ${extension ? 'is active already' : 'is not there'}`);
  return timed(() => extension.activate());
}

/** A copy that gave up in the middle would seem fast. */
async function checkRegistered(copies: number): Promise<void> {
  // Registered last, as each copy names it.
  const found = (await commands.getCommands(true)).filter(id => /^paperspaceDr\d{4}\.showLog$/.test(id));
  if (found.length !== copies) throw new Error(`${found.length} of ${copies} copies registered their commands`);
}
