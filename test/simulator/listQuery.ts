import type { Issue } from './failure';

/** The query of a list call, defaults filled in. */
export interface ListQuery {
  readonly after: string | undefined;
  readonly limit: number;
  readonly orderBy: string;
  readonly order: 'asc' | 'desc';
  readonly name: string | undefined;
  readonly region: string | undefined;
}

export const listParameters = ['after', 'limit', 'orderBy', 'order', 'name', 'region'] as const;

/** What this server allows in a list call, beyond what every list has in common. */
export interface ListRules {
  readonly orderings: readonly string[];
  readonly regions: readonly string[];
  readonly defaultLimit: number;
}

/** Reads a list's query; `issues` names each value that is not one of the documented ones. */
export function readListQuery(parameters: URLSearchParams, rules: ListRules): { query: ListQuery; issues: Issue[] } {
  const issues: Issue[] = [];
  const text = (name: string) => parameters.get(name) ?? undefined;
  const oneOf = (name: string, allowed: readonly string[]) => {
    const value = text(name);
    if (value !== undefined && !allowed.includes(value)) {
      issues.push({ code: 'invalid_enum_value', path: [name], message: `Expected ${allowed.join(' | ')}` });
    }
    return value;
  };
  const limit = text('limit') ?? String(rules.defaultLimit);
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 120) {
    issues.push({ code: 'custom', path: ['limit'], message: 'Expected an integer from 1 to 120' });
  }
  const query: ListQuery = {
    after: text('after'),
    limit: Number(limit),
    orderBy: oneOf('orderBy', rules.orderings) ?? 'dtCreated',
    order: oneOf('order', ['asc', 'desc']) === 'asc' ? 'asc' : 'desc',
    name: text('name'),
    region: oneOf('region', rules.regions),
  };
  return { query, issues };
}
