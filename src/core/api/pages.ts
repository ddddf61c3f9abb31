export interface ListQuery<OrderBy extends string> {
  /** Cursor to begin after, as a former page's `next` gave it. */
  readonly after?: string | undefined;
  /** Items per page, 1–120; 120 when left out. */
  readonly limit?: number | undefined;
  readonly orderBy?: OrderBy | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  /** Whether the service matches it exactly or as a part is not documented: filter again on this side. */
  readonly name?: string | undefined;
  readonly region?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  /** Cursor of the page after this one, if there is one. */
  readonly next: string | undefined;
}
