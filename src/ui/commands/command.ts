import { CancellationError, commands, type Disposable, type LogOutputChannel } from 'vscode';
import { described } from '../log';
import { tellFailure } from '../messages';

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
      tellFailure(error, () => commands.executeCommand(id, ...args));
      return undefined;
    }
  });
}

export function isCancel(error: unknown): boolean {
  return error instanceof CancellationError || (error instanceof Error && error.name === 'AbortError');
}
