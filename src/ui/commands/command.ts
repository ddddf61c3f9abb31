import { CancellationError, commands, type Disposable, type LogOutputChannel } from 'vscode';
import { described } from '../log';
import { tellFailure } from '../messages';
import { isKeybinding } from './arguments';

/**
 * Registers a command. It resolves to what it did, or to undefined when somebody backed out; a failure is logged,
 * shown once, and rejects nothing.
 */
export function command(log: LogOutputChannel, id: string, run: (args: readonly unknown[]) => unknown): Disposable {
  return commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(args);
    } catch (error) {
      if (isCancel(error)) return undefined;
      log.error(`${id}: ${described(error)}`);
      tellFailure(error, againWith(id, args));
      return undefined;
    }
  });
}

/** Undefined for a keybinding: the selection may be another by then, and a button must not act on another drive. */
function againWith(id: string, args: readonly unknown[]): (() => unknown) | undefined {
  return isKeybinding(args) ? undefined : () => commands.executeCommand(id, ...args);
}

export function isCancel(error: unknown): boolean {
  return error instanceof CancellationError || (error instanceof Error && error.name === 'AbortError');
}
