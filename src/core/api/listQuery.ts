import { refusedBeforeSending } from './errors';
import type { WalkFrom } from './pages';
import type { Query } from './url';

export interface ListQuery<OrderBy extends string> extends WalkFrom {
  /** Items per page, 1–120; 120 when left out. */
  readonly limit?: number | undefined;
  readonly orderBy?: OrderBy | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  /** Whether the service matches it exactly or as a part is not documented: filter again on this side. */
  readonly name?: string | undefined;
  readonly region?: string | undefined;
}

/** The most the service gives at once. Its own default is not documented, so the limit is always sent. */
export const maxLimit = 120;

/**
 * The query of a list call, with its parameters checked although they have types: they come from settings too.
 *
 * @throws ApiError `refused`, not sent, naming the parameter
 */
export function listParameters<OrderBy extends string>(query: ListQuery<OrderBy>, orderBys: readonly OrderBy[]): Query {
  const { limit = maxLimit, orderBy, order } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw refusedBeforeSending('limit', `is not a whole number from 1 to ${maxLimit}`);
  }
  checkOneOf('orderBy', orderBy, orderBys);
  checkOneOf('order', order, ['asc', 'desc']);
  return { limit, orderBy, order, name: query.name, region: query.region };
}

function checkOneOf(field: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value))
    throw refusedBeforeSending(field, `is none of ${known.join(', ')}`);
}
