import * as v from 'valibot';
import { listParameters, readListQuery } from './listQuery';
import { placeOfCursor } from './paging';
import { findRoute } from './route';
import type { Route } from './route';
import { routes } from './service';
import type { Incoming } from './service';

/**
 * What a request does that the documented contract does not allow, in words, e.g.
 * `GET /shared-drives: limit: Expected an integer from 1 to 120`. Never holds a header's or a query's value.
 * A wrong key, an unknown id or an empty name is not a breach: such a request is refused, but it is well-formed.
 */
export function breachesOf(incoming: Incoming, regions: readonly string[]): string[] {
  const route = findRoute(routes, incoming.method, incoming.path)?.route;
  const found = route
    ? [...authorizationBreaches(incoming), ...queryBreaches(incoming, route, regions), ...bodyBreaches(incoming, route)]
    : ['no such call'];
  return found.map(breach => `${incoming.method} ${incoming.path}: ${breach}`);
}

function authorizationBreaches({ headers }: Incoming): string[] {
  const value = headers['authorization'];
  if (value === undefined) return ['no Authorization header'];
  return /^Bearer [A-Za-z0-9_-]+$/.test(value) ? [] : ['Authorization is not "Bearer" and a key of [A-Za-z0-9_-]'];
}

function queryBreaches({ query }: Incoming, { orderings }: Route, regions: readonly string[]): string[] {
  const known: readonly string[] = orderings ? listParameters : [];
  const names = [...query.keys()];
  const breaches = [...new Set(names)].flatMap(name => [
    ...(known.includes(name) ? [] : [`unknown query parameter ${name}`]),
    ...(names.filter(other => other === name).length > 1 ? [`query parameter ${name} given twice`] : []),
  ]);
  if (!orderings) return breaches;
  const list = readListQuery(query, { orderings, regions, defaultLimit: 1 });
  breaches.push(...list.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  const { after } = list.query;
  if (after !== undefined && !placeOfCursor(list.query, after)) breaches.push('after: not a cursor of this walk');
  return breaches;
}

function bodyBreaches({ headers, body }: Incoming, route: Route): string[] {
  const type = headers['content-type'];
  if (!route.body) {
    if (body !== '') return ['has a body'];
    return type === undefined ? [] : ['content-type without a body'];
  }
  const breaches = /^application\/json\b/i.test(type ?? '') ? [] : ['content-type is not application/json'];
  const parsed = parse(body);
  if (parsed === undefined) return [...breaches, 'the body is not JSON'];
  const result = v.safeParse(v.strictObject(route.body), parsed);
  for (const issue of result.issues ?? []) breaches.push(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  if (result.success && result.output['migrateMachines'] === true) breaches.push('migrateMachines would move machines');
  return breaches;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
