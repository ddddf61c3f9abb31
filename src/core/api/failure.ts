import { redact, redactDeep } from '../text/redact';
import { ApiError } from './errors';
import type { Failure, FailureKind } from './errors';
import type { HttpAnswer } from './http';
import { retryAfterMs } from './retryAfter';

/** Enough for any sentence; a proxy's whole page would only bury it. */
const maxPlainText = 500;

/** What is longer is no error of this API, and the log has to hold it. */
const maxErrorBytes = 100_000;

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'badKey',
  403: 'notPermitted',
  404: 'notFound',
  408: 'server',
  409: 'conflict',
  429: 'rateLimit',
  499: 'server',
};

/**
 * The error that an answer other than 2xx stands for: the only place that decides it.
 *
 * @param now milliseconds since 1970, for a Retry-After that is a date
 * @param secrets what must not come back, should the server repeat it
 */
export function failureOf(answer: HttpAnswer, now: number, secrets: readonly string[]): ApiError {
  const { status } = answer;
  if (status < 400) return redirected(answer, secrets);
  if (status === 407) return proxyWantsLogin();
  const said = whatServerSaid(answer.body, secrets);
  return new ApiError({
    kind: kinds[status] ?? (status >= 500 ? 'server' : 'refused'),
    summary: [`status ${status}`, said.code, said.serverMessage].filter(part => part !== undefined).join(' '),
    sent: true,
    status,
    ...said,
    retryAfterMs: retryAfterMs(answer.headers['retry-after'], now),
  });
}

/** A status of 0 is how some fetches hide a redirect that they were told not to follow. */
function redirected({ status, headers }: HttpAnswer, secrets: readonly string[]): ApiError {
  const { location = '' } = headers;
  const origin = URL.canParse(location) ? new URL(location).origin : undefined;
  // A host name comes out in lower case, whatever it holds.
  const to = origin && ` to ${redact(origin, [...secrets, ...secrets.map(secret => secret.toLowerCase())])}`;
  return new ApiError({
    kind: 'unreadable',
    summary: `status ${status}: a redirect${to ?? ''}, which is not followed because the key would go along`,
    sent: true,
    status,
  });
}

function proxyWantsLogin(): ApiError {
  const summary = 'status 407: a proxy on the way wants a login';
  return new ApiError({ kind: 'network', network: 'proxy', summary, sent: false, status: 407 });
}

type Said = Pick<Failure, 'code' | 'serverMessage' | 'details' | 'issues' | 'field'>;

/** `{ code, message, details?, issues?: [{ message, path? }] }`; a proxy on the way may send anything else. */
function whatServerSaid(body: Uint8Array, secrets: readonly string[]): Said {
  if (body.length > maxErrorBytes) return {};
  const text = new TextDecoder().decode(body).trim();
  const parsed = redactDeep(parse(text), secrets);
  if (typeof parsed === 'object' && parsed !== null) {
    return {
      code: stringIn(parsed, 'code'),
      serverMessage: stringIn(parsed, 'message'),
      details: 'details' in parsed ? parsed.details : undefined,
      ...issuesIn(parsed),
    };
  }
  // What begins like HTML or JSON and is none was cut off, perhaps in the middle of a password.
  const isProse = /^[^<{["]/.test(text) && parsed === undefined;
  return isProse ? { serverMessage: redact(text, secrets).slice(0, maxPlainText) } : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stringIn(body: object, name: string): string | undefined {
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What each issue says, and the first field that one of them is about: `[{ message, path: ['size'] }]` → `size`. */
function issuesIn(body: object): Pick<Failure, 'issues' | 'field'> {
  const issues: unknown[] = 'issues' in body && Array.isArray(body.issues) ? body.issues : [];
  return {
    issues: issues.flatMap(issue => messageOf(issue) ?? []),
    field: issues.map(pathOf).find(path => path !== ''),
  };
}

function messageOf(issue: unknown): string | undefined {
  if (typeof issue === 'string') return issue;
  return typeof issue === 'object' && issue !== null ? stringIn(issue, 'message') : undefined;
}

function pathOf(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null || !('path' in issue) || !Array.isArray(issue.path)) return '';
  return issue.path.join('.');
}
