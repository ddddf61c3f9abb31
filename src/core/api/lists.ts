import { listParameters } from './listQuery';
import type { ListQuery } from './listQuery';
import { walk } from './pages';
import type { Page } from './pages';
import type { Request } from './request';
import type { DecodePage } from './schema';

/** A resource's list, page after page: its path, how to decode a page, and by what the service can order it. */
export function pagesOf<Item extends { readonly id: string }, OrderBy extends string>(
  request: Request,
  path: string,
  decode: DecodePage<Item>,
  orderBys: readonly OrderBy[],
) {
  return (query: ListQuery<OrderBy>, signal: AbortSignal): AsyncGenerator<Page<Item>, void> =>
    walk(query, (after, ahead) => {
      const parameters = { after, ...listParameters(query, orderBys) };
      return request({ method: 'GET', path, query: parameters, decode: body => decode(body, ahead) }, signal);
    });
}
