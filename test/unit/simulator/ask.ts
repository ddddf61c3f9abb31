import type { Simulator } from '../../simulator/simulator';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  /** What JSON.parse gave; tests compare it, or read it with `field`. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: string;
  /** The first team's admin's if left out; undefined for no Authorization header. */
  readonly key?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One well-formed request, unless it says otherwise. */
export async function ask(simulator: Simulator, path: string, request: Request = {}): Promise<Asked> {
  const key = 'key' in request ? request.key : simulator.key;
  const response = await fetch(`${simulator.url}${path}`, {
    method: request.method ?? 'GET',
    redirect: 'manual',
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    ...(request.signal ? { signal: request.signal } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** A field deep in an answer, e.g. `field(body, 'items', 0, 'name')`; undefined where the way ends. */
export function field(body: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}

/** A list's items. */
export function items(body: unknown): readonly unknown[] {
  const found = field(body, 'items');
  if (!Array.isArray(found)) throw new Error('not a list');
  return found;
}

/** One field of each of a list's items. */
export function column(body: unknown, name: string): unknown[] {
  return items(body).map(item => field(item, name));
}

/** Walks a list to its end; `between` happens after each page but the last. */
export async function walk(
  simulator: Simulator,
  path: string,
  query: Readonly<Record<string, string>>,
  between: (page: readonly unknown[]) => void = () => undefined,
): Promise<unknown[]> {
  const all: unknown[] = [];
  let after: string | undefined;
  for (;;) {
    const parameters = new URLSearchParams({ ...query, ...(after === undefined ? {} : { after }) });
    const { body } = await ask(simulator, `${path}?${parameters.toString()}`);
    all.push(...items(body));
    const next = field(body, 'nextPage');
    if (field(body, 'hasMore') !== true || typeof next !== 'string') return all;
    after = next;
    between(items(body));
  }
}
