import type { Collection, Place } from './collection';
import { invalidInput } from './failure';
import type { ListQuery } from './listQuery';
import type { Stored } from './records';

export interface PageOf<R> {
  readonly items: readonly R[];
  readonly hasMore: boolean;
  readonly nextPage?: string | null;
}

/**
 * One page. The cursor names the place of the last record given out, not a position, so records that are made or deleted
 * between two pages neither hide nor double another one.
 */
export function pageOf<R extends Stored>(
  collection: Collection<R>,
  query: ListQuery,
  matches: (record: R) => boolean,
): PageOf<R> {
  const items: R[] = [];
  let hasMore = false;
  for (const record of walk(collection, query)) {
    if (!matches(record)) continue;
    hasMore = items.length === query.limit;
    if (hasMore) break;
    items.push(record);
  }
  const last = items.at(-1);
  if (hasMore && last) return { hasMore, items, nextPage: writeCursor(query, collection.place(query.orderBy, last)) };
  // The service leaves `nextPage` out or sends null; here: left out where one page was all, null at the end of several.
  return query.after === undefined ? { hasMore, items } : { hasMore, items, nextPage: null };
}

function* walk<R extends Stored>(collection: Collection<R>, query: ListQuery): Generator<R> {
  const { orderBy, order } = query;
  const list = collection.sorted(orderBy);
  const place = query.after === undefined ? undefined : readCursor(query, query.after);
  const step = order === 'asc' ? 1 : -1;
  let index = order === 'asc' ? 0 : list.length - 1;
  if (place) index = order === 'asc' ? collection.firstAfter(orderBy, place) : collection.lastBefore(orderBy, place);
  for (let record = list[index]; record; record = list[(index += step)]) yield record;
}

/** Every cursor holds `+`, `/` and `=`: a client that forgets to encode it breaks at once. */
const mark = '+/';

function writeCursor(query: ListQuery, place: Place): string {
  const text = JSON.stringify([...walkKey(query), place.value, place.id]);
  return `${mark}${Buffer.from(text).toString('base64')}=`;
}

function walkKey(query: ListQuery): string[] {
  return [query.orderBy, query.order, query.name ?? '', query.region ?? ''];
}

/** Undefined if the cursor was never given out, or belongs to a walk with another order or other filters. */
export function placeOfCursor(query: ListQuery, cursor: string): Place | undefined {
  if (!cursor.startsWith(mark) || !cursor.endsWith('=')) return undefined;
  const parts = parseStrings(Buffer.from(cursor.slice(mark.length, -1), 'base64').toString());
  const key = walkKey(query);
  const [value, id] = parts.slice(key.length);
  if (value === undefined || id === undefined || !key.every((part, i) => part === parts[i])) return undefined;
  return { value, id };
}

function readCursor(query: ListQuery, cursor: string): Place {
  const place = placeOfCursor(query, cursor);
  if (!place) throw invalidInput([{ code: 'custom', path: ['after'], message: 'Invalid cursor' }]);
  return place;
}

function parseStrings(json: string): string[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}
