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
  try {
    for await (const { items } of client.drives.pages({}, signal)) {
      const drive = items.find(each => each.id === id);
      if (drive) return { kind: 'there', drive };
    }
    return gone;
  } catch {
    return unknown;
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'notFound';
}
