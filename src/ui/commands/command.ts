import { CancellationError, commands, type Disposable } from 'vscode';
import { described } from '../log';
import { NoSuchDrive } from '../problems';
import type { Services } from '../services';
import type { Node } from '../tree/nodes';
import { isKeybinding } from './arguments';

/** How a command was called. */
export interface Call {
  readonly args: readonly unknown[];
  /** The rows selected at that moment: while the code loads or a list is read, the selection may become another. */
  readonly selection: readonly Node[];
}

/** What a command does. Resolves to what it did, or to undefined when somebody backed out. */
export type Command = (services: Services, call: Call) => unknown;

/**
 * Registers a command whose code is loaded when it is first called. A failure is logged, shown once, and rejects nothing.
 */
export function command(services: Services, id: string, load: () => Promise<{ readonly run: Command }>): Disposable {
  return commands.registerCommand(id, (...args: unknown[]) => {
    const call = { args, selection: services.view.selection };
    return showingFailure(services, id, async () => (await load()).run(services, call), againWith(id, args));
  });
}

/**
 * The same for what a message's button does: a failure is logged as `what`, shown once, and rejects nothing. Where it is that
 * a drive is gone, the list is read again.
 */
export async function showingFailure(
  { log, view }: Pick<Services, 'log' | 'view'>,
  what: string,
  run: () => unknown,
  again: (() => unknown) | undefined,
): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (isCancel(error)) return undefined;
    log.error(`${what}: ${described(error)}`);
    if (error instanceof NoSuchDrive) view.refreshAfterChange();
    const { tellFailure } = await import('../later');
    tellFailure(error, again);
    return undefined;
  }
}

/** Undefined for a keybinding: the selection may be another by then, and a button must not act on another drive. */
function againWith(id: string, args: readonly unknown[]): (() => unknown) | undefined {
  return isKeybinding(args) ? undefined : () => commands.executeCommand(id, ...args);
}

export function isCancel(error: unknown): boolean {
  return error instanceof CancellationError || (error instanceof Error && error.name === 'AbortError');
}
