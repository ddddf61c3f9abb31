import { ApiError } from './errors';
import type { NetworkCause } from './errors';

interface Verdict {
  readonly network: NetworkCause;
  readonly sent: boolean;
  readonly code: string;
}

/**
 * Codes of Node's sockets, its resolver, OpenSSL, undici (`UND_ERR_…`, the library below fetch) and Chromium
 * (`net::ERR_…`, where VS Code is set to fetch through Electron). The first row that fits decides.
 * Where it was not `sent`, it failed before a connection stood.
 */
const verdicts: readonly (readonly [codes: RegExp, network: NetworkCause, sent: boolean])[] = [
  [/^(ENOTFOUND|EAI_.+|ERR_NAME_NOT_RESOLVED)$/, 'dns', false],
  [/^(ECONNREFUSED|ERR_CONNECTION_REFUSED)$/, 'refused', false],
  [/^(UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT)$/, 'timeout', false],
  [/^(ETIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT|ERR_TIMED_OUT)$/, 'timeout', true],
  [/^(UND_ERR_PRX.*|ERR_PROXY.*|ERR_TUNNEL.*|ERR_MANDATORY_PROXY.*)$/, 'proxy', false],
  // A certificate is looked at before the request is written.
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_CERT_DATE_INVALID)$/, 'certificateDate', false],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|ERR_CERT_COMMON_NAME_INVALID)$/, 'certificateHost', false],
  [/CERT|^UNABLE_TO_|^ERR_TLS_|^INVALID_(CA|PURPOSE)$/, 'tls', false],
  [/^(EPROTO|ERR_SSL_.+)$/, 'tls', true],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|ERR_CONNECTION_(RESET|CLOSED|ABORTED))$/, 'reset', true],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'other', true],
  [/^ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)$/, 'other', false],
];

/** What fetch threw, as a fact. Of the original only codes are kept: it refers to the request, hence to the key. */
export function networkFailure(error: unknown, url: string): ApiError {
  const chain = [...causes(error)];
  const { network, sent, code } = judge(chain, url) ?? { network: 'other', sent: true, code: innermostCode(chain) };
  const neverConnected = chain.some(isConnectFailure);
  return new ApiError({
    kind: 'network',
    summary: `no answer: ${network}${code === '' ? '' : ` (${code})`}`,
    sent: sent && !neverConnected,
    network,
  });
}

function judge(chain: readonly object[], url: string): Verdict | undefined {
  for (const link of chain) {
    const code = codeOf(link);
    const [, network, sent = true] = verdicts.find(([codes]) => codes.test(code)) ?? [];
    if (isProxyRefusal(link) || (network && isElsewhere(link, url))) return { network: 'proxy', sent: false, code };
    if (network) return { network, sent, code };
  }
  return undefined;
}

/** The error and all below it: `cause`, and an AggregateError's `errors` (one for each address that was tried). */
function* causes(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  yield error;
  if ('cause' in error) yield* causes(error.cause, depth + 1);
  if ('errors' in error && Array.isArray(error.errors)) {
    for (const inner of error.errors) yield* causes(inner, depth + 1);
  }
}

function codeOf(link: object): string {
  if ('code' in link && typeof link.code === 'string') return link.code;
  return /\bnet::(ERR_[A-Z_]+)/.exec(messageOf(link))?.[1] ?? '';
}

/** The one that says most: axios' own, at the top, is always ERR_NETWORK. */
function innermostCode(chain: readonly object[]): string {
  return chain.map(codeOf).findLast(code => code !== '') ?? '';
}

function messageOf(link: object): string {
  return 'message' in link && typeof link.message === 'string' ? link.message : '';
}

/** undici: "Proxy response (407) !== 200 when HTTP Tunneling", under a code that also means other things. */
function isProxyRefusal(link: object): boolean {
  return /^Proxy response \(\d+\)/.test(messageOf(link));
}

/** The address or name that failed is not the one asked for: it was a proxy's. */
function isElsewhere(link: object, url: string): boolean {
  const { hostname, port, protocol } = new URL(url);
  const asked = port === '' ? { 'http:': 80, 'https:': 443 }[protocol] : Number(port);
  if ('hostname' in link && typeof link.hostname === 'string') return link.hostname !== hostname;
  return 'port' in link && typeof link.port === 'number' && link.port !== asked;
}

function isConnectFailure(link: object): boolean {
  return 'syscall' in link && link.syscall === 'connect';
}
