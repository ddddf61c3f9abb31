import { inspect } from 'node:util';
import { CancellationError, commands, window, type Disposable, type TextEditor } from 'vscode';
import { isBadKey } from '../../core/api/errors';
import { described, whose } from '../log';
import { NoSuchDrive } from '../problems';
import type { Services } from '../services';
import type { Node } from '../tree/nodes';
import { isKeybinding } from './arguments';
import { later } from '../loadLater';

/** A drive of a team: its row is one. */
export interface DriveRef {
  /** The team's id. */
  readonly account: string;
  readonly id: string;
}

/** How a command was called. */
export interface Call {
  readonly args: readonly unknown[];
  /** The rows selected at that moment: while the code loads or a list is read, the selection may become another. */
  readonly selection: readonly Node[];
  /** The editor in use at that moment: going on later is for that one. */
  readonly editor: TextEditor | undefined;
  /** The drives that somebody chose when asked: going on later does not ask again. */
  chosen?: readonly DriveRef[] | undefined;
  /** The team that somebody chose when asked, by its id. */
  chosenTeam?: string | undefined;
}

/** What a command does. Resolves to what it did, or to undefined when somebody backed out. */
export type Command = (services: Services, call: Call) => unknown;

/**
 * Registers a command whose code is loaded when it is first called. A failure is logged, shown once, and rejects nothing.
 */
export function command(services: Services, id: string, load: () => Promise<Command>): Disposable {
  return commands.registerCommand(id, (...args: unknown[]) => {
    const call: Call = { args, selection: services.view.selection, editor: window.activeTextEditor };
    const run = async () => {
      const did = await (await load())(services, call);
      if (did !== undefined) services.view.showDone(id);
      return did;
    };
    return showingFailure(services, id, run, againWith(id, args), () => whole(call), call);
  });
}

/**
 * The same for what a message's button does: a failure is logged as `what`, shown once, and rejects nothing. Where it is that
 * a drive is gone, the list is read again. Where the key is refused, it goes on with the next one.
 *
 * @param which besides `what`, tells apart what goes on
 * @param chosen whose work it is, where the failure does not say it
 */
export async function showingFailure(
  services: Pick<Services, 'accounts' | 'extensionId' | 'log' | 'view'>,
  what: string,
  run: () => unknown,
  again: (() => unknown) | undefined,
  which = () => '',
  chosen: Pick<Call, 'chosen' | 'chosenTeam'> = {},
): Promise<unknown> {
  const { accounts, extensionId, log, view } = services;
  const { refused } = accounts;
  const { told } = refused;
  try {
    return await run();
  } catch (error) {
    if (isCancel(error)) return undefined;
    const failed = refused.teamOf(error) ?? accounts.known.find(({ id }) => id === teamIn(chosen));
    log.error(`${whose(failed)}${what}: ${described(error)}`);
    if (error instanceof NoSuchDrive) view.refreshAfterChange();
    const { tellCommandFailure, tellKeyRefused } = await later();
    const team = isBadKey(error) ? refused.teamOf(error) : undefined;
    if (!team) tellCommandFailure(error, again, { extensionId, command: what, team: failed });
    else {
      refused.wait(`${what} ${which()}`, team, () => showingFailure(services, what, run, again, which, chosen));
      if (!refused.isSaid(told, team)) void tellKeyRefused(accounts, error, team);
    }
    return undefined;
  }
}

/** The team of what somebody chose; undefined where that is several teams', or nothing. */
function teamIn({ chosen = [], chosenTeam }: Pick<Call, 'chosen' | 'chosenTeam'>): string | undefined {
  const [first = chosenTeam, ...others] = new Set(chosen.map(({ account }) => account));
  return others.length === 0 ? first : undefined;
}

/** What a call asks for, in full: what is cut short could be the same for two things. */
function whole({ args, selection, chosen, chosenTeam, editor }: Call): string {
  const rows = isKeybinding(args) ? selection : [];
  return inspect([args, rows, chosen, chosenTeam, editor?.document.uri.toString()], {
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
  });
}

/** Undefined for a keybinding: the selection may be another by then, and a button must not act on another drive. */
function againWith(id: string, args: readonly unknown[]): (() => unknown) | undefined {
  return isKeybinding(args) ? undefined : () => commands.executeCommand(id, ...args);
}

export function isCancel(error: unknown): boolean {
  return error instanceof CancellationError || (error instanceof Error && error.name === 'AbortError');
}
