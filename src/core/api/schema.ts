import * as v from 'valibot';
import { unreadable } from './answer';
import type { ApiError } from './errors';
import { maxLimit } from './listQuery';
import type { Ahead, Page } from './pages';

// The shapes that several resources share. Tolerant exactly where the service has been seen to differ from its own
// reference, strict elsewhere.

/** A field of a `row`: one question, and what is expected, for the log. */
interface Field<T> {
  readonly is: (value: unknown) => boolean;
  readonly expected: string;
  /** Never there: its type says what the field is when the answer is yes. */
  readonly type?: T;
}

export const text: Field<string> = { is: isText, expected: 'a string' };

/** The name of a thing in addresses. */
export const id: Field<string> = { is: value => isText(value) && value !== '', expected: 'an id' };

/** A text that may not be there: `null`, empty and absent mean the same to `given`. */
export const textOrNone: Field<string | null | undefined> = {
  is: value => isNothing(value) || isText(value),
  expected: 'a string',
};

/** A number, or its digits: int64 fields have been seen as JSON strings. */
export const int64: Field<number | string> = { is: isInt64, expected: 'a whole number' };

/** ISO 8601, kept as it came. */
export const dateTime: Field<string> = { is: isDateTime, expected: 'a date and time' };

/** A text when the thing is deleted; absent, `null` and `{}` all say that it is not. */
export const deletion: Field<unknown> = { is: isDeletion, expected: 'a date and time' };

/** Reads a thing, `items[at]` of a list or the whole answer, or throws an ApiError `unreadable` that names the field. */
export type ReadRow<T> = (body: unknown, at?: number) => T;

/**
 * As `decoder(v.object(…))`, for lists of thousands: it gives the very object, with whatever else is in it, and each field is
 * one question. 10,000 rows take 5 ms; objects of pipes took 15.
 */
export function row<T extends object>(fields: { readonly [Name in keyof T]: Field<T[Name]> }): ReadRow<T> {
  // TypeScript expects that there may be others.
  const names = Object.keys(fields) as (keyof T & string)[];
  const isRow = (body: unknown): body is T => typeof body === 'object' && body !== null;
  return (body, at) => {
    if (!isRow(body)) throw misread(at === undefined ? [] : ['items', at], body, 'an object');
    for (const key of names) {
      if (fields[key].is(body[key])) continue;
      throw misread(at === undefined ? [key] : ['items', at, key], body[key], fields[key].expected);
    }
    return body;
  };
}

/** Something that may not be there: `null` and absent mean the same. */
export const maybeText = v.pipe(v.optional(v.nullable(v.string())), v.transform(given));

export function given(found: string | null | undefined): string | undefined {
  return found === null || found === '' ? undefined : found;
}

/** Reads an answer into what the schema makes of it, or throws an ApiError `unreadable` that names the field. */
export function decoder<Output>(schema: v.GenericSchema<unknown, Output>): (body: unknown) => Output {
  return body => {
    const result = v.safeParse(schema, body, { abortEarly: true });
    if (result.success) return result.output;
    const [{ path = [], input, expected }] = result.issues;
    throw misread(
      path.map(({ key }) => key),
      input,
      expected ?? 'another value',
    );
  };
}

export type DecodePage<Item> = (body: unknown, ahead: Ahead | undefined) => Promise<Page<Item>>;

const withoutItems = decoder(v.object({ hasMore: v.boolean(), items: v.array(v.unknown()), nextPage: maybeText }));

/** A list's answer, `{ hasMore, items, nextPage? }`; items for which `read` gives undefined are dropped. */
export function pageDecoder<Item>(read: ReadRow<Item | undefined>): DecodePage<Item> {
  return async (body, ahead) => {
    const { hasMore: saysMore, items, nextPage: next } = withoutItems(body);
    // A full page that leads on is no end, whatever it says: half a list would pass for the whole.
    const hasMore = saysMore || (items.length >= maxLimit && next !== undefined);
    ahead?.({ hasMore, next });
    // Node sends what was asked for just now at the end of this turn of its event loop.
    if (ahead) await new Promise(setImmediate);
    return { hasMore, next, items: items.map(read).filter(found => found !== undefined) };
  };
}

/** Never the value: it may be a password. */
function misread(path: readonly unknown[], value: unknown, expected: string): ApiError {
  const field = fieldName(path);
  return unreadable(`${field ?? 'the answer'} is ${kindOf(value)}, expected ${expected}`, undefined, field);
}

/** `items[3].size` */
function fieldName(path: readonly unknown[]): string | undefined {
  const parts = path.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return parts.length === 0 ? undefined : parts.join('').replace(/^\./, '');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isInt64(value: unknown): boolean {
  const number = isText(value) && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= 0;
}

function isDateTime(value: unknown): boolean {
  return isText(value) && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}

function isDeletion(value: unknown): boolean {
  if (isNothing(value)) return true;
  return typeof value === 'object' ? Object.keys(value).length === 0 : isDateTime(value);
}
