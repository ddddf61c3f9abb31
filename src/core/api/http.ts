import type fetchAdapter from 'axios/unsafe/adapters/fetch.js';
import type { Method } from './log';
import { ApiError } from './errors';
import { networkFailure } from './networkCause';

// The only file that knows axios, and of axios the adapter for fetch: VS Code routes fetch through its own proxy and
// certificate settings. An axios error's config and request carry the key, so none leaves this file.

type Adapter = typeof fetchAdapter;

export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Any answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A page of 120 drives is some 50 KB; what is larger than this is not this API. */
const maxAnswerBytes = 20_000_000;

/**
 * Sends one request, once, and never follows a redirect: the key would go along.
 *
 * @throws ApiError `network`, or `unreadable` when the answer is too large; the signal's reason once it is aborted.
 */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

/** Makes no request and loads no HTTP library yet: that happens with the first request. */
export function sender(): Send {
  let adapter: Adapter | undefined;
  return async (request, signal) => {
    // Kept, because Node asks VS Code's module hooks, in another thread, about each `import` of what is long loaded: some 1 ms.
    adapter ??= await loadAdapter();
    signal.throwIfAborted();
    return sendBy(adapter, request, signal);
  };
}

/**
 * Loading axios takes longer than all the rest of the extension, and nobody needs it before the first request. The whole of
 * it would ship interceptors, defaults and a choice of adapters (11 KB) around the one adapter that is used.
 */
async function loadAdapter(): Promise<Adapter> {
  return (await import('axios/unsafe/adapters/fetch.js')).default;
}

async function sendBy(adapter: Adapter, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  try {
    const answer = await adapter({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      signal,
      maxRedirects: 0,
      // Read here: axios' own limit (`maxContentLength`) puts a second stream around the first, a third of what a page costs.
      responseType: 'stream',
    });
    const headers = plainHeaders(answer.headers);
    return { status: answer.status, headers, body: await whole(answer.data, headers['content-length']) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ApiError) throw error;
    throw networkFailure(error, request.url);
  }
}

function plainHeaders(headers: Iterable<[name: string, value: unknown]>): Record<string, string> {
  return Object.fromEntries(Array.from(headers, ([name, value]) => [name.toLowerCase(), String(value)]));
}

/** An answer without a body is `null`. Cancelling ends the connection. */
async function whole(body: ReadableStream<Uint8Array> | null, announced = '0'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (Number(announced) > maxAnswerBytes) {
    // Not awaited: it may wait for bytes that never come.
    body?.cancel().catch(() => undefined);
    throw tooLarge();
  }
  const reader = body?.getReader();
  for (;;) {
    const chunk = (await reader?.read())?.value;
    if (!chunk) return Buffer.concat(chunks, bytes);
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= maxAnswerBytes) continue;
    reader?.cancel().catch(() => undefined);
    throw tooLarge();
  }
}

function tooLarge(): ApiError {
  return new ApiError({
    kind: 'unreadable',
    summary: `the answer is larger than ${maxAnswerBytes / 1_000_000} MB`,
    sent: true,
  });
}
