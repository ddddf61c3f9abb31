import * as vscode from 'vscode';
import type { Simulator } from '../simulator/simulator';
import { activated, execute } from './harness';

/** Signs in with the key of the environment, which Sign In… offers first; the view, if it is in sight, reads its list when it likes. */
export async function signInOnly(): Promise<void> {
  await activated();
  await accepting(execute('signIn'));
}

/** Signs in and waits for the list, so that a test that counts requests does not meet the view's own. */
export async function signIn(): Promise<void> {
  await signInOnly();
  await execute('refresh');
}

/** Signs out, if anybody is signed in, so that the next suite begins like a first start. */
export async function signOut(): Promise<void> {
  await accepting(execute('signOut'));
}

/** Presses Enter in whatever box a command opens, until the command has ended: once a box, as a person would. */
export async function accepting<T>(running: Promise<T>): Promise<T> {
  return pressing('workbench.action.acceptSelectedQuickOpenItem', running);
}

/** Presses Escape until the command has ended. */
export async function escaping<T>(running: Promise<T>): Promise<T> {
  return pressing('workbench.action.closeQuickOpen', running);
}

async function pressing<T>(key: string, running: Promise<T>): Promise<T> {
  const state = { ended: false };
  const done = running.finally(() => (state.ended = true));
  while (!state.ended) {
    await vscode.commands.executeCommand(key);
    await Promise.race([done, turn()]);
  }
  return done;
}

/** One turn of the event loop, so that what was pressed can work. */
function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}

/** What a text must not contain, in every spelling a careless writer would use. */
export function secretsOf(simulator: Simulator): readonly string[] {
  return [simulator.key, ...simulator.drives().map(drive => drive.password)].flatMap(formsOf);
}

/** Raw, URL-encoded, JSON-escaped, base64 (alone, or inside something longer), quoted for a shell. */
export function formsOf(secret: string): readonly string[] {
  const inside = [0, 1, 2].map(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    return shifted.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6));
  });
  const written = [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    ...inside,
    // In single quotes of bash and of PowerShell, in double quotes, and with backslashes alone.
    secret.replaceAll("'", `'\\''`),
    secret.replaceAll("'", "''"),
    // By characters, not by halves of them: Node 24 ends the process that looks for half a character in a buffer.
    secret.replace(/["\\$`]/gu, String.raw`\$&`),
    secret.replace(/[^\w@%+=:,./-]/gu, String.raw`\$&`),
  ];
  return [...new Set(written)];
}
