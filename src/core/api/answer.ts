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
    const isCutOff = error instanceof SyntaxError && failedAtEnd(error, text);
    throw unreadable(isCutOff ? `the answer is cut off after ${body.length} bytes` : 'the answer is not JSON', status);
  }
}

/** V8: "Unexpected end of JSON input", "Unterminated string in JSON at position 40", "Expected … at position 16". */
function failedAtEnd({ message }: SyntaxError, text: string): boolean {
  if (/^(Unexpected end|Unterminated)/.test(message)) return true;
  return Number(/ at position (\d+)/.exec(message)?.[1]) === text.length;
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
