import * as v from 'valibot';
import { unreadable } from './answer';
import type { Page } from './pages';

// The shapes that several resources share. Tolerant exactly where the service has been seen to differ from its own
// reference, strict elsewhere.

/** int64 fields have been seen as JSON strings. */
export const int64 = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.check(isDigits), v.transform(Number))]),
  v.check(number => Number.isInteger(number) && number >= 0),
);

/** ISO 8601, kept as it came. */
export const dateTime = v.pipe(
  v.string(),
  v.check(text => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text))),
);

/** A date when the thing is deleted; absent, `null` and `{}` all say that it is not. */
export const deletion = v.pipe(
  v.optional(v.nullable(v.union([dateTime, v.custom<object>(isEmptyObject)]))),
  v.transform(value => (typeof value === 'string' ? value : undefined)),
);

/** The name of a thing in addresses. */
export const id = v.pipe(
  v.string(),
  v.check(text => text !== ''),
);

/** Something that may not be there: `null` and absent mean the same. */
export const maybeText = v.pipe(
  v.optional(v.nullable(v.string())),
  v.transform(text => (text === null || text === '' ? undefined : text)),
);

/** Reads an answer into what the schema makes of it, or throws an ApiError `unreadable` that names the field. */
export function decoder<Output>(schema: v.GenericSchema<unknown, Output>): (body: unknown) => Output {
  return body => {
    const result = v.safeParse(schema, body, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const field = fieldName(issue.path ?? []);
    // Not valibot's own message: that quotes the value, and the value may be a password.
    const summary = `${field ?? 'the answer'} is ${kindOf(issue.input)}, expected ${issue.expected ?? 'another value'}`;
    throw unreadable(summary, undefined, field);
  };
}

/** A list's answer, `{ hasMore, items, nextPage? }`; items for which `item` gives undefined are dropped. */
export function pageDecoder<Item>(item: v.GenericSchema<unknown, Item | undefined>): (body: unknown) => Page<Item> {
  return decoder(
    v.pipe(
      v.object({ hasMore: v.boolean(), items: v.array(item), nextPage: maybeText }),
      v.transform(({ hasMore, items, nextPage }) => ({
        hasMore,
        items: items.filter(found => found !== undefined),
        next: nextPage,
      })),
    ),
  );
}

/** `items[3].size` */
function fieldName(path: readonly { readonly key: unknown }[]): string | undefined {
  const parts = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return parts.length === 0 ? undefined : parts.join('').replace(/^\./, '');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
