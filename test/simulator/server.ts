import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer';
import { breachesOf } from './contract';
import { faultedAnswer } from './faultedAnswer';
import type { ActiveFault, Faults } from './faults';
import type { Recorder } from './record';
import { identityOf, serve } from './service';
import type { Incoming } from './service';
import type { State } from './state';

/** What a request meets on its way. */
export interface Backend {
  readonly state: State;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly violations: string[];
  readonly delayMs: number;
  /** Answers what is asked of the simulator itself, below `/__simulator`. */
  control(method: string, path: string, body: string): Answer;
}

const base = '/v1';
const controlBase = '/__simulator';

/** Listens on loopback; resolves to the port once it does. */
export async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A TCP server's address is an object; only pipes have a string.
  return (server.address() as AddressInfo).port;
}

/** `ended` cuts delays short when the server closes. */
export function createServer(backend: Backend, ended: AbortSignal): http.Server {
  const server = http.createServer((request, response) => {
    answerRequest(backend, request, response, ended).catch((error: unknown) => {
      if (ended.aborted || response.destroyed) return;
      backend.violations.push(`the simulator itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  // Longer than any pause in a test: a connection must not close just as a client reuses it.
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answerRequest(
  backend: Backend,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  ended: AbortSignal,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? '';
  const body = await readAll(request);
  if (url.pathname.startsWith(controlBase)) {
    send(response, backend.control(method, url.pathname.slice(controlBase.length), body));
    return;
  }
  const incoming = incomingOf(method, url, request, body);
  backend.violations.push(...breachesOf(incoming, backend.state.surroundings.regions));
  const recorded = backend.recorder.record(incoming, identityOf(backend.state, incoming)?.team.namespace);
  const fault = backend.faults.match(incoming);
  const delayMs = backend.delayMs + (fault?.rule.delayMs ?? 0);
  if (delayMs > 0) await wait(delayMs, undefined, { signal: ended });
  const status = fault
    ? await fail(fault, backend, incoming, response)
    : send(response, serve(backend.state, incoming));
  recorded.status = status;
}

function incomingOf(method: string, url: URL, { headers }: http.IncomingMessage, body: string): Incoming {
  const isOurs = url.pathname.startsWith(`${base}/`);
  return {
    method,
    path: isOurs ? url.pathname.slice(base.length) : url.pathname,
    query: url.searchParams,
    headers: { authorization: headers.authorization, 'content-type': headers['content-type'] },
    body,
  };
}

async function readAll(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString();
}

/** Sends a whole answer; returns its status. */
function send(response: http.ServerResponse, { status, headers, body }: Answer): number {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
  return status;
}

/** Answers by a rule; returns the status, or undefined where none went out. */
async function fail(
  fault: ActiveFault,
  backend: Backend,
  incoming: Incoming,
  response: http.ServerResponse,
): Promise<number | undefined> {
  const { rule } = fault;
  const answer = () => faultedAnswer(rule, incoming.method, () => serve(backend.state, incoming));
  if (rule.hang === 'beforeHeaders') {
    const early = rule.effect === true ? answer() : undefined;
    await fault.stopped;
    // Whoever gave up meanwhile is not served: without `effect`, a request that was cut off does nothing.
    return response.destroyed ? undefined : send(response, early ?? answer());
  }
  const { status, headers, body } = answer();
  if (rule.drop === 'beforeHeaders') {
    response.socket?.resetAndDestroy();
    return undefined;
  }
  if (rule.drop === undefined && rule.hang === undefined) return send(response, { status, headers, body });
  const bytes = Buffer.from(body);
  const half = bytes.length >> 1;
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  await new Promise<void>(resolve => response.write(bytes.subarray(0, half), () => resolve()));
  // Not a reset: that might overtake the half that is to arrive.
  if (rule.drop) response.socket?.destroy();
  else void fault.stopped.then(() => response.end(bytes.subarray(half)));
  return status;
}
