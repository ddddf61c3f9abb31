import { failureAnswer, jsonAnswer } from './answer';
import type { Answer } from './answer';
import { driveRoutes } from './drives';
import { Failure, forbidden, notLoggedIn } from './failure';
import { machineRoutes } from './machines';
import { networkRoutes } from './networks';
import { findRoute } from './route';
import type { Route } from './route';
import { sessionOf } from './session';
import type { Identity, State } from './state';

/** One request, read to its end. */
export interface Incoming {
  readonly method: string;
  /** Below the base URL, e.g. `/shared-drives`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export const routes: readonly Route[] = [
  { method: 'GET', path: '/auth/session', needs: 'nothing', handle: () => null },
  ...driveRoutes,
  ...networkRoutes,
  ...machineRoutes,
];

/** Answers a request as the service would, changing the state where it does. */
export function serve(state: State, incoming: Incoming): Answer {
  try {
    return jsonAnswer(200, handle(state, incoming));
  } catch (error) {
    if (error instanceof Failure) return failureAnswer(error);
    throw error;
  }
}

function handle(state: State, incoming: Incoming): unknown {
  // Seen: a method that a path does not have is a 404 like a wrong path; only methods it has nowhere are a 405.
  if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(incoming.method)) {
    throw new Failure(405, `Method ${incoming.method} is not supported.`);
  }
  const found = findRoute(routes, incoming.method, incoming.path);
  if (!found) throw new Failure(404, 'Not found');
  const identity = identityOf(state, incoming);
  const { needs } = found.route;
  if (needs === 'nothing') return sessionOf(state, identity);
  if (!identity) throw notLoggedIn();
  if (identity.access !== 'admin' && (needs === 'admin' || (needs === 'drives' && identity.access === 'forbidden'))) {
    throw forbidden();
  }
  return found.route.handle({ state, identity, id: found.id, query: incoming.query, body: readJson(incoming) });
}

/** Who sent a request, if its key is one of ours. */
export function identityOf(state: State, { headers }: Pick<Incoming, 'headers'>): Identity | undefined {
  const key = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  return key === undefined ? undefined : state.identities.get(key);
}

/** A body that does not say it is JSON is not read at all: its fields are then missing. */
function readJson({ headers, body }: Incoming): unknown {
  if (body === '' || !/^application\/json\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new Failure(400, 'Failed to parse request body', undefined, 'PARSE_ERROR');
  }
}
