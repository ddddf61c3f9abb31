import * as v from 'valibot';
import type { Collection } from './collection';
import { invalidInput } from './failure';
import type { Issue } from './failure';
import { readListQuery } from './listQuery';
import type { PageOf } from './paging';
import { pageOf } from './paging';
import type { Stored } from './records';
import type { Identity, State } from './state';

/** A request that found its route, was let in and can be answered. */
export interface Call {
  readonly state: State;
  readonly identity: Identity;
  /** What stands for `{id}` in the route's path; empty where there is none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** `drives`: members without admin rights get 403 or an empty list; `admin`: always 403 for them. */
export type Needs = 'key' | 'drives' | 'admin';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL; `{id}` stands for one segment. */
  readonly path: string;
  readonly needs: Needs | 'nothing';
  /** The orderings of a list; undefined for calls that take no query. */
  readonly orderings?: readonly string[];
  /** The documented fields of the body; undefined for calls without one. */
  readonly body?: v.ObjectEntries;
  /** What is sent as JSON; refusals are thrown as `Failure`. */
  readonly handle: (call: Call) => unknown;
}

/** The route of a request, and what `{id}` is. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; id: string } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const [before = '', after] = route.path.split('{id}');
    if (after === undefined ? path === route.path : path.startsWith(before) && isSegment(path.slice(before.length))) {
      return { route, id: after === undefined ? '' : decodeURIComponent(path.slice(before.length)) };
    }
  }
  return undefined;
}

function isSegment(text: string): boolean {
  return text !== '' && !text.includes('/');
}

/** Reads a body as the service does: unknown fields are ignored, wrong ones are refused with their issues. */
export function readBody<const E extends v.ObjectEntries>(entries: E, body: unknown) {
  const result = v.safeParse(v.object(entries), body ?? {});
  if (!result.success) throw invalidInput(result.issues.map(issueOf));
  return result.output;
}

/** A valibot issue in the words of the service's validator. */
export function issueOf(issue: v.BaseIssue<unknown>): Issue {
  const path = v.getDotPath(issue);
  return { code: 'invalid_type', path: path === null ? [] : path.split('.'), message: issue.message };
}

/** Answers a list call: the records that match the query's filters, each as the service spells it. */
export function answerList<R extends Stored>(
  call: Call,
  collection: Collection<R>,
  orderings: readonly string[],
  spell: (record: R) => unknown,
): PageOf<unknown> {
  const { state } = call;
  const rules = { orderings, regions: state.surroundings.regions, defaultLimit: state.defaultLimit };
  const { query, issues } = readListQuery(call.query, rules);
  if (issues.length > 0) throw invalidInput(issues);
  const hasName = nameFilter(state.nameFilter, query.name);
  const page = pageOf(
    collection,
    query,
    record => (query.region ?? record.region) === record.region && hasName(record),
  );
  return { ...page, items: page.items.map(spell) };
}

function nameFilter(kind: State['nameFilter'], name: string | undefined): (record: Stored) => boolean {
  if (name === undefined) return () => true;
  if (kind === 'exact') return record => record.name === name;
  const wanted = name.toLowerCase();
  return record => record.name.toLowerCase().includes(wanted);
}
