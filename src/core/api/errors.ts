/**
 * Why a call failed, decided once.
 *
 * - `badKey` 401; `notPermitted` 403; `conflict` 409
 * - `notFound` 404 (or a thing that answers with a deletion date). The service says 404 for a wrong path too, so it
 *   does not prove that a drive is gone.
 * - `refused` any other 4xx, or an input refused here before anything was sent (`sent` is false)
 * - `rateLimit` 429; `server` 5xx, 408 and 499
 * - `network` no answer, or only a proxy's; `network` on the error says what went wrong
 * - `unreadable` an answer that is no JSON, not of the documented shape, too large, or a redirect
 */
export type FailureKind =
  'badKey' | 'notPermitted' | 'notFound' | 'conflict' | 'refused' | 'rateLimit' | 'server' | 'network' | 'unreadable';

export type NetworkCause =
  'dns' | 'refused' | 'timeout' | 'tls' | 'certificateDate' | 'certificateHost' | 'proxy' | 'reset' | 'other';

export interface Failure {
  readonly kind: FailureKind;
  /** One technical line in English, for the log; `src/core/text` words failures for people. */
  readonly summary: string;
  /** False only when it is certain that the request never reached the server. */
  readonly sent: boolean;
  readonly status?: number | undefined;
  /** The server's own code, e.g. `UNAUTHORIZED`. */
  readonly code?: string | undefined;
  readonly serverMessage?: string | undefined;
  readonly details?: unknown;
  readonly issues?: readonly string[] | undefined;
  /** How long the server asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly network?: NetworkCause | undefined;
  /** Which field or parameter, e.g. `items[3].size` (unreadable), `limit`, `size` (refused, if the server names it). */
  readonly field?: string | undefined;
}

/**
 * The one error of this client. It never has a `cause`: what lies below (axios, undici) refers to the request, and
 * the request to the key. Everything the server said has been through `redact`.
 */
export class ApiError extends Error implements Omit<Failure, 'summary'> {
  override readonly name = 'ApiError';
  declare readonly kind: FailureKind;
  declare readonly sent: boolean;
  declare readonly status: number | undefined;
  declare readonly code: string | undefined;
  declare readonly serverMessage: string | undefined;
  declare readonly details: unknown;
  declare readonly issues: readonly string[];
  declare readonly retryAfterMs: number | undefined;
  declare readonly network: NetworkCause | undefined;
  declare readonly field: string | undefined;

  constructor({ summary, issues = [], ...facts }: Failure) {
    super(summary);
    Object.assign(this, facts, { issues });
  }
}

/** The key is not accepted: whatever was asked for was not done. */
export function isBadKey(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'badKey';
}

/** An input that is wrong before anything is sent; `field` is the parameter's name. The value is never repeated. */
export function refusedBeforeSending(field: string, why: string): ApiError {
  return new ApiError({ kind: 'refused', summary: `${field} ${why}`, sent: false, field });
}
