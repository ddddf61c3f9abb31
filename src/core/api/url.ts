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

/** The whole address of a call. What is undefined in the query is left out. */
export function urlOf(baseUrl: string, path: string, query: Query = {}): string {
  return checkedBase(baseUrl) + path + questionMark(given(query).map(encode));
}

/** What a log may show: `/shared-drives?limit&after`. */
export function pathWithQueryNames(path: string, query: Query = {}): string {
  return path + questionMark(given(query).map(([name]) => name));
}

function given(query: Query): [string, string | number][] {
  return Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function questionMark(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Not encodeURIComponent: that throws on half a surrogate pair, which a person can paste. */
function encode([name, value]: [string, string | number]): string {
  return new URLSearchParams([[name, String(value)]]).toString().replaceAll('+', '%20');
}

/** A user name in the address would replace our Authorization header, so it has to be a bare one. */
function checkedBase(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const bare = url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}${url.pathname}` === url.href;
  if (!bare) throw refusedBeforeSending('baseUrl', 'is not a plain https:// address');
  return url.href.replace(/\/+$/, '');
}
