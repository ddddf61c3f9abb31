/** Where a simulated Paperspace listens, and the key it accepts. */
export interface Service {
  readonly url: string;
  readonly key: string;
}

/**
 * The least that reading a list of drives can cost: the same requests, one after the other, by `fetch` and `JSON.parse`.
 * Nothing is checked, and passwords are kept.
 */
export async function bareLoop(service: Service): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let after: string | null | undefined;
  do {
    const page = await bareRequest(service, after);
    items.push(...page.items);
    after = page.nextPage;
  } while (after);
  return items;
}

export async function bareRequest({ url, key }: Service, after?: string | null): Promise<BarePage> {
  const query = new URLSearchParams({ limit: '120', orderBy: 'name', order: 'asc', ...(after ? { after } : {}) });
  const headers = { accept: 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/shared-drives?${query.toString()}`, { headers });
  // Not looked at, as its name says; the simulator keeps to this.
  return JSON.parse(await answer.text()) as BarePage;
}

interface BarePage {
  readonly items: readonly unknown[];
  readonly nextPage?: string | null;
}
