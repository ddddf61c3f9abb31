import type { Page } from '../api/pages';

/** What a list of the service holds, newest first. */
export interface Listed {
  readonly id: string;
  /** ISO 8601 date-time. */
  readonly created: string;
}

/** What there was at one moment, so that what is new later can be told from it. Holds no secret, and is plain JSON. */
export interface Before {
  readonly ids: readonly string[];
  /** Milliseconds since 1970; one that is no newer is not new, although its id was not on the page that was read. */
  readonly since: number | undefined;
}

/** The first page of a list that is read newest first. */
export async function newest<T>(pages: AsyncGenerator<Page<T>, void>): Promise<Page<T>> {
  const first = await pages.next();
  await pages.return();
  return first.done ? { items: [], hasMore: false, next: undefined } : first.value;
}

/** If one of the page's is deleted meanwhile, one that did not fit on it moves up: it is older than all that did. */
export function seen({ items, hasMore }: Page<Listed>): Before {
  const oldest = Math.min(...items.map(({ created }) => Date.parse(created)));
  return { ids: items.map(({ id }) => id), since: hasMore && Number.isFinite(oldest) ? oldest : undefined };
}

export function newSince<T extends Listed>(items: readonly T[], { ids, since }: Before): readonly T[] {
  const known = new Set(ids);
  return items.filter(({ id, created }) => !known.has(id) && (since === undefined || Date.parse(created) > since));
}
