import { refusedBeforeSending } from './errors';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** `('shared-drives', id)` → `/shared-drives/sd123`, every part encoded. */
export function pathOf(...parts: readonly string[]): string {
  return parts.map(part => `/${encodeURIComponent(part)}`).join('');
}

/** Ids go into paths, file names and shells, and the service's consist of these characters only. */
export function checkedId(id: string, field = 'id'): string {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw refusedBeforeSending(field, 'is not an id: letters, digits, _ and - only');
  return id;
}

/** The whole address of a call, below a `checkedBase`. What is undefined in the query is left out. */
export function urlOf(base: string, path: string, query: Query = {}): string {
  return base + path + questionMark(encode(given(query)));
}

/** What a log may show: `/shared-drives?limit&after`. */
export function pathWithQueryNames(path: string, query: Query = {}): string {
  return (
    path +
    questionMark(
      given(query)
        .map(([name]) => name)
        .join('&'),
    )
  );
}

function given(query: Query): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

function questionMark(query: string): string {
  return query === '' ? '' : `?${query}`;
}

/** Not encodeURIComponent: that throws on half a surrogate pair, which a person can paste. */
function encode(parameters: [string, string][]): string {
  return new URLSearchParams(parameters).toString().replaceAll('+', '%20');
}

/** A user name in the address would replace our Authorization header, so it has to be a bare one. */
export function checkedBase(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const bare = url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}${url.pathname}` === url.href;
  if (!bare) throw refusedBeforeSending('baseUrl', 'is not a plain https:// address');
  return url.href.replace(/\/+$/, '');
}
