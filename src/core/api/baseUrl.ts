export type BaseUrl = { readonly ok: true; readonly url: string; readonly origin: string } | { readonly ok: false };

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The API's address from a setting: https, or http to this very machine. A key must not travel in the clear. */
export function readBaseUrl(setting: string): BaseUrl {
  if (!URL.canParse(setting)) return { ok: false };
  const url = new URL(setting);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!safe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return { ok: false };
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, origin: url.origin };
}
