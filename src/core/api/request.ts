import type { Clock } from '../clock';
import { readJson } from './answer';
import { withDeadline } from './deadline';
import { ApiError, refusedBeforeSending } from './errors';
import { failureOf } from './failure';
import { sender } from './http';
import type { HttpAnswer, HttpRequest, Send } from './http';
import type { LogTry, Method } from './log';
import { withRetries } from './retry';
import { checkedBase, pathWithQueryNames, urlOf } from './url';
import type { Query } from './url';

const tryMs = 30_000;
const wholeReadMs = 90_000;

/** One call of the API: what to send, and how to read the answer. */
export interface Call<T> {
  readonly method: Method;
  /** Built by `pathOf`. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
  /** Throws an ApiError `unreadable` when the answer is not what it should be. */
  readonly decode: (body: unknown) => T | Promise<T>;
}

/** Makes a call: a GET up to four times within 90 s, everything else exactly once. Each try gets 30 s. */
export type Request = <T>(call: Call<T>, signal: AbortSignal) => Promise<T>;

export interface Connection {
  readonly baseUrl: string;
  readonly key: string;
  readonly log: LogTry;
  readonly clock: Clock;
  readonly random: () => number;
}

type Line = Connection & { readonly send: Send };

interface Try {
  /** 1 for the first. */
  readonly attempt: number;
  /** When all tries together have taken long enough, in milliseconds since 1970. */
  readonly until: number;
  readonly signal: AbortSignal;
}

export function requester(connection: Connection): Request {
  const { clock, random } = connection;
  const line: Line = { ...connection, send: sender() };
  let base: string | undefined;
  return async (call, signal) => {
    base ??= checkedBase(connection.baseUrl);
    const request = httpRequest(connection, base, call);
    if (call.method !== 'GET') return tryOnce(line, call, request, { attempt: 1, until: Infinity, signal });
    const until = clock.now() + wholeReadMs;
    return withRetries({ clock, random, until, signal }, attempt =>
      tryOnce(line, call, request, { attempt, until, signal }),
    );
  };
}

function httpRequest(connection: Connection, base: string, call: Call<unknown>): HttpRequest {
  if (!/^[A-Za-z0-9_-]+$/.test(connection.key)) {
    throw refusedBeforeSending('key', 'is not an API key: letters, digits, _ and - only');
  }
  const headers = { accept: 'application/json', authorization: `Bearer ${connection.key}` };
  const line = { method: call.method, url: urlOf(base, call.path, call.query) };
  if (call.body === undefined) return { ...line, headers };
  return { ...line, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(call.body) };
}

async function tryOnce<T>(
  line: Line,
  call: Call<T>,
  request: HttpRequest,
  { attempt, until, signal }: Try,
): Promise<T> {
  const { clock, log, send } = line;
  const started = clock.now();
  let answer: HttpAnswer | undefined;
  const entry = (error?: unknown) => ({
    method: call.method,
    path: pathWithQueryNames(call.path, call.query),
    attempt,
    ms: clock.now() - started,
    status: answer?.status,
    bytes: answer?.body.length,
    ...(error === undefined ? {} : error instanceof ApiError ? { error } : { cancelled: signal.aborted }),
  });
  try {
    const left = until - started;
    // One deadline for both limits: a second one was a tenth of what a request costs.
    const limit = left < tryMs ? { ms: left, of: wholeReadMs } : { ms: tryMs, of: tryMs };
    answer = await withDeadline({ ...limit, clock, signal }, limited => send(request, limited));
    const value = await read(line, call, answer);
    log(entry());
    return value;
  } catch (error) {
    log(entry(error));
    throw error;
  }
}

function read<T>(connection: Connection, call: Call<T>, answer: HttpAnswer): T | Promise<T> {
  const { status, body } = answer;
  if (status < 200 || status > 299) throw failureOf(answer, connection.clock.now(), [connection.key]);
  return call.decode(readJson(body, status));
}
