import { ApiError } from './errors';

/**
 * The JSON of a body.
 *
 * @throws ApiError `unreadable`, saying what the body is instead. It repeats none of it: an answer may hold passwords,
 * and JSON.parse quotes the place where it failed.
 */
export function readJson(body: Uint8Array, status: number): unknown {
  const text = decodeUtf8(body);
  if (text === undefined) throw unreadable('the answer is not UTF-8', status);
  if (text.trim() === '') throw unreadable('the answer is empty', status);
  if (text.trimStart().startsWith('<')) throw unreadable('the answer is HTML or XML, not JSON', status);
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8's words for a text that stops too early; anything else is wrong somewhere in the middle.
    const isCutOff = error instanceof SyntaxError && /^(Unexpected end|Unterminated)/.test(error.message);
    throw unreadable(isCutOff ? `the answer is cut off after ${body.length} bytes` : 'the answer is not JSON', status);
  }
}

export function unreadable(summary: string, status?: number, field?: string): ApiError {
  return new ApiError({ kind: 'unreadable', summary, sent: true, status, field });
}

/** Undefined for bytes that are not UTF-8: a password with a replacement character in it would be a wrong one. */
function decodeUtf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
