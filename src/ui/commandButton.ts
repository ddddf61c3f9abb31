import { commands } from 'vscode';
import type * as All from './commands/all';
import type { Button } from './messages';

/** Starts a command of ours, as a person would. */
export function start(command: keyof typeof All, ...args: readonly object[]): Thenable<unknown> {
  return commands.executeCommand(`paperspaceDrives.${command}`, ...args);
}

export function commandButton(title: string, command: keyof typeof All, ...args: readonly object[]): Button {
  return { title, run: () => start(command, ...args) };
}
