import { unreadable } from './answer';
import type { ApiError } from './errors';

/** What is known of a page before its items are decoded. */
export interface Cursor {
  readonly hasMore: boolean;
  /** Where the page after this one begins, if there is one. */
  readonly next: string | undefined;
}

export interface Page<Item> extends Cursor {
  readonly items: readonly Item[];
}

/** Takes a page's cursor before its items are decoded; that waits until what is asked for here is on its way. */
export type Ahead = (cursor: Cursor) => void;

/** Where a walk begins (a cursor, or the beginning), and whether it is sure to go on to the end. */
export interface WalkFrom {
  readonly after?: string | undefined;
  /**
   * Each page is asked for while the one before is decoded, which takes as long as the service takes for a page. Never more
   * than one. Who leaves such a walk early aborts the signal it reads with.
   */
  readonly toTheEnd?: boolean | undefined;
}

/** 120,000 drives; a walk that is longer goes in circles. */
const maxPages = 1000;

/**
 * Page after page to the end. A page is yielded before it is judged, so that what could be read is not lost; a list
 * that cannot be walked to its end is an error, never a silent end. An item that comes again on a later page, because
 * the list moved meanwhile, is yielded once.
 *
 * @throws ApiError `unreadable` for a cursor that repeats, "more" without a cursor, and more than 1,000 pages
 */
export async function* walk<Item extends { readonly id: string }>(
  { after: first, toTheEnd }: WalkFrom,
  readPage: (after: string | undefined, ahead: Ahead | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Page<Item>, void> {
  const cursors = new Set([first]);
  const ids = new Set<string>();
  let coming: Promise<Page<Item>> | undefined;
  const ahead: Ahead = cursor => {
    if (coming || !cursor.hasMore || deadEnd(cursor, cursors)) return;
    coming = readPage(cursor.next, ahead);
    // Its failure is the walk's when its turn comes, and nobody's if that never does.
    coming.catch(() => undefined);
  };
  const read = (after: string | undefined) => readPage(after, toTheEnd ? ahead : undefined);
  let reading = read(first);
  for (;;) {
    const page = await reading;
    // Where it was there before it was wanted, nothing is asked for yet.
    if (toTheEnd) ahead(page);
    yield { ...page, items: page.items.filter(({ id }) => isNew(ids, id)) };
    if (!page.hasMore) return;
    const problem = deadEnd(page, cursors);
    if (problem) throw problem;
    cursors.add(page.next);
    reading = coming ?? read(page.next);
    coming = undefined;
  }
}

/** Why a walk that came by these cursors, one for each page, cannot go on from a page that says there is more. */
function deadEnd({ next }: Cursor, cursors: ReadonlySet<string | undefined>): ApiError | undefined {
  if (next === undefined) return unreadable('the list has more but gives no cursor', undefined, 'nextPage');
  if (cursors.has(next)) return unreadable('the list repeats a cursor', undefined, 'nextPage');
  if (cursors.size < maxPages) return undefined;
  return unreadable(`the list has more than ${maxPages} pages`, undefined, 'hasMore');
}

function isNew<T>(seen: Set<T>, value: T): boolean {
  const before = seen.size;
  return seen.add(value).size > before;
}
