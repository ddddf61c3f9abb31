import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer';
import { breachesOf } from './contract';
import { answerByFault } from './answerByFault';
import type { Faults } from './faults';
import type { Recorder } from './record';
import { Reply } from './reply';
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
    new Reply(response).send(backend.control(method, url.pathname.slice(controlBase.length), body));
    return;
  }
  const incoming = incomingOf(method, url, request, body);
  backend.violations.push(...breachesOf(incoming, backend.state.surroundings.regions));
  const recorded = backend.recorder.record(incoming, identityOf(backend.state, incoming)?.team.namespace);
  const fault = backend.faults.match(incoming);
  const reply = new Reply(response, status => {
    recorded.status = status;
  });
  response.once('close', () => {
    recorded.abandoned = !response.writableFinished && fault?.rule.drop === undefined;
  });
  const delayMs = backend.delayMs + (fault?.rule.delayMs ?? 0);
  if (delayMs > 0) await wait(delayMs, undefined, { signal: ended });
  const usual = () => serve(backend.state, incoming);
  if (fault) await answerByFault(fault, method, usual, reply);
  else reply.send(usual());
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
