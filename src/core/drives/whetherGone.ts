import type { Client } from '../api/client';
import { ApiError } from '../api/errors';
import type { Drive } from './drive';

/** What the service says of a drive now. `unknown`: it could not be asked. */
export type Whereabouts =
  { readonly kind: 'there'; readonly drive: Drive } | { readonly kind: 'gone' } | { readonly kind: 'unknown' };

const gone: Whereabouts = { kind: 'gone' };
const unknown: Whereabouts = { kind: 'unknown' };

/** Where a drive is after a change whose answer was lost. Never rejects. */
export async function whetherGone(
  client: Pick<Client, 'drives'>,
  id: string,
  signal: AbortSignal,
): Promise<Whereabouts> {
  try {
    return { kind: 'there', drive: (await client.drives.get(id, signal)).drive };
  } catch (error) {
    return isNotFound(error) ? whetherListed(client, id, signal) : unknown;
  }
}

/**
 * The same for a drive that a 404 says is not there. A wrong address answers 404 too, so it is gone only once a list
 * that was read to its end does not have it either.
 */
export async function whetherListed(
  client: Pick<Client, 'drives'>,
  id: string,
  signal: AbortSignal,
): Promise<Whereabouts> {
  const found = await listed(client, [id], signal);
  if (!found) return unknown;
  const [drive] = found;
  return drive ? { kind: 'there', drive } : gone;
}

/** Those of these drives that a list has which was read to its end, or until all were found. Undefined: it could not be read. */
export async function listed(
  client: Pick<Client, 'drives'>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Drive[] | undefined> {
  const found: Drive[] = [];
  try {
    for await (const { items } of client.drives.pages({}, signal)) {
      found.push(...items.filter(({ id }) => ids.includes(id)));
      if (found.length === ids.length) break;
    }
    return found;
  } catch {
    return undefined;
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'notFound';
}
