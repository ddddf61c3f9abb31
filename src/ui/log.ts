import type { LogOutputChannel } from 'vscode';
import { inspect } from 'node:util';
import { ApiError } from '../core/api/errors';
import type { TryEntry } from '../core/api/log';
import { oneLine } from '../core/text/oneLine';

/** A team, as far as the log names it. */
export interface Whose {
  readonly team: { readonly name: string };
}

/** `account`: where the key is known to be its. */
export type LogTryOf = (entry: TryEntry, account?: Whose) => void;

/**
 * One line per request, for example `[Acme Research] GET /shared-drives?limit 200 41 ms 5210 B`. A path has the names of a
 * query, never its values; what the server said of a failure follows in full.
 */
export function logRequests(log: LogOutputChannel): LogTryOf {
  return ({ method, path, attempt, status, ms, bytes, error, cancelled }, account) => {
    const outcome = status ?? (cancelled ? 'cancelled' : (error?.network ?? error?.kind ?? 'no answer'));
    const size = bytes === undefined ? '' : ` ${bytes} B`;
    const again = attempt > 1 ? ` (try ${attempt})` : '';
    const line = `${whose(account)}${method} ${path} ${outcome} ${Math.round(ms)} ms${size}${again}`;
    if (error) log.warn(`${line}: ${described(error)}`);
    else log.info(line);
  };
}

/** Heads a line of the log about a team's work: `[Acme Research] `. Nothing where none is known. */
export function whose(account: Whose | undefined): string {
  return account ? `[${oneLine(account.team.name)}] ` : '';
}

/** Everything a failure knows, on one line of the log. The client has taken secrets out of its errors before. */
export function described(error: unknown): string {
  return oneLine(factsOf(error));
}

function factsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  const { kind, status, code, serverMessage, details, issues, network, field } = error;
  const facts = Object.entries({ status, code, network, field, serverMessage, details, issues })
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [kind, error.message, ...facts].join(' · ');
}
