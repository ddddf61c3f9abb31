import { BadArgument } from '../problems';
import { isNode, nodeId, type DriveNode, type Node } from '../tree/nodes';
import { nameProblem } from '../words/name';
import type { Call } from './command';

/** What a command was called on. */
export type Called =
  /** From the palette: ask. */
  | { readonly on: 'nothing' }
  /** By a keybinding in the tree, which passes no row: the selection counts, which the keybinding has just set. */
  | { readonly on: 'selection'; readonly rows: readonly Node[] }
  /** On rows of the tree, the clicked one first; alone if it is not among the selected ones. */
  | { readonly on: 'rows'; readonly rows: readonly Node[] }
  /** By `executeCommand` with `{ id, … }`. */
  | { readonly on: 'given'; readonly given: Readonly<Record<string, unknown>> };

export function readArguments({ args: [first, second], selection }: Call): Called {
  if (first === undefined || first === null) return { on: 'nothing' };
  if (isNode(first)) return { on: 'rows', rows: clickedRows(first, second) };
  if (typeof first !== 'object') throw new BadArgument(typeof first);
  const given: Readonly<Record<string, unknown>> = { ...first };
  return isKeybinding([first]) ? { on: 'selection', rows: selection } : { on: 'given', given };
}

/** Whether a keybinding in the tree called: it passes this marker and no row. */
export function isKeybinding([first]: readonly unknown[]): boolean {
  return typeof first === 'object' && first !== null && 'from' in first && first.from === 'keybinding';
}

function clickedRows(clicked: Node, selected: unknown): readonly Node[] {
  const rows: readonly unknown[] = Array.isArray(selected) ? selected : [];
  const nodes = rows.filter(isNode);
  const others = nodes.filter(node => nodeId(node) !== nodeId(clicked));
  // First, because a command for one drive takes the first, and must not take another than was clicked.
  return others.length < nodes.length ? [clicked, ...others] : [clicked];
}

export function isDriveNode(node: Node): node is DriveNode {
  return node.kind === 'drive';
}

/** A text among the given arguments: undefined if it is left out, BadArgument if it is something else. */
export function textGiven(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = given[name];
  if (value !== undefined && (typeof value !== 'string' || value === '')) throw new BadArgument(name);
  return value;
}

/** A drive's name among the given arguments, held to what the box would take. */
export function nameGiven(given: Readonly<Record<string, unknown>>, argument = 'name'): string | undefined {
  const name = textGiven(given, argument);
  if (name !== undefined && nameProblem(name) !== undefined) throw new BadArgument(argument);
  return name;
}

/** A whole positive number among the given arguments. */
export function numberGiven(given: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) throw new BadArgument(name);
  return value;
}
