import { unreadable } from './answer';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  /** Cursor of the page after this one, if there is one. */
  readonly next: string | undefined;
}

/** 120,000 drives; a walk that is longer goes in circles. */
const maxPages = 1000;

/**
 * Page after page to the end. A page is yielded before it is judged, so that what could be read is not lost; a list
 * that cannot be walked to its end is an error, never a silent end. An item that comes again on a later page, because
 * the list moved meanwhile, is yielded once.
 *
 * @param first cursor to begin after; undefined begins at the beginning
 * @throws ApiError `unreadable` for a cursor that repeats, "more" without a cursor, and more than 1,000 pages
 */
export async function* walk<Item extends { readonly id: string }>(
  first: string | undefined,
  readPage: (after: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Page<Item>, void> {
  const cursors = new Set([first]);
  const ids = new Set<string>();
  let after = first;
  for (let count = 1; count <= maxPages; count++) {
    const page = await readPage(after);
    yield { ...page, items: page.items.filter(({ id }) => isNew(ids, id)) };
    if (!page.hasMore) return;
    after = page.next;
    if (after === undefined) throw unreadable('the list has more but gives no cursor', undefined, 'nextPage');
    if (!isNew(cursors, after)) throw unreadable('the list repeats a cursor', undefined, 'nextPage');
  }
  throw unreadable(`the list has more than ${maxPages} pages`, undefined, 'hasMore');
}

function isNew<T>(seen: Set<T>, value: T): boolean {
  const before = seen.size;
  return seen.add(value).size > before;
}
