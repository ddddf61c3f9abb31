import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { createClient } from '../../../src/core/api/client';
import type { Client } from '../../../src/core/api/client';
import { ApiError } from '../../../src/core/api/errors';
import type { TryEntry } from '../../../src/core/api/log';
import { FakeClock } from './fakeClock';

export const key = 'pskey_made_up_for_tests';

/** Listens on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return address.port;
}

export interface OddServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: { readonly method: string; readonly url: string; readonly headers: http.IncomingHttpHeaders }[];
}

/** A server for what the simulator does not do. */
export async function oddServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OddServer> {
  const requests: OddServer['requests'] = [];
  const server = http.createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Answers with these bodies in turn (a string as it is, anything else as JSON); the last one stays. */
export function answering(...bodies: readonly unknown[]): Promise<OddServer> {
  let count = 0;
  return oddServer((_, response) => {
    const body = bodies[Math.min(count++, bodies.length - 1)];
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

export interface Tried {
  readonly client: Client;
  readonly clock: FakeClock;
  readonly log: TryEntry[];
}

/** A client on fake time, whose back-off takes no time and always draws the whole ceiling. */
export function clientOf(baseUrl: string, ownKey = key): Tried {
  const clock = new FakeClock();
  const log: TryEntry[] = [];
  const client = createClient({
    baseUrl,
    key: ownKey,
    clock,
    random: () => 1,
    log: entry => {
      log.push(entry);
      if (entry.error) clock.passNextSleep();
    },
  });
  return { client, clock, log };
}

/** A signal nobody aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The ApiError a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(
    () => assert.fail('the call did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
}

/** All items of a walk. */
export async function all<Item>(pages: AsyncIterable<{ readonly items: readonly Item[] }>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pages) found.push(...page.items);
  return found;
}

/** Polls for a state; mocha's own timeout ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}

export const drive = {
  id: 'sdmadeup001',
  name: 'datasets',
  region: 'ny2',
  networkId: 'nwmadeup01',
  mountPoint: '\\\\10.64.92.2\\sdmadeup001',
  username: 'u-made-up',
  password: 'p,w "made" up',
  size: 536870912000,
  dtCreated: '2025-03-02T09:12:44.120Z',
};

export const network = {
  id: 'nwmadeup01',
  name: 'training',
  region: 'East Coast (NY2)',
  network: '10.64.92.0',
  netmask: '255.255.255.0',
  dtCreated: '2025-01-01T00:00:00.000Z',
};

export const machine = {
  id: 'psmadeup1',
  name: 'trainer',
  state: 'ready',
  os: 'Ubuntu 22.04',
  region: 'East Coast (NY2)',
  networkId: 'nwmadeup01',
  privateIp: '10.64.92.17',
  publicIp: null,
};

export function page(...items: readonly unknown[]) {
  return { hasMore: false, items };
}
