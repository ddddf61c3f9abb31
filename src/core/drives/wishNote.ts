import * as v from 'valibot';
import type { NewNetwork } from '../api/privateNetworks';
import type { NewDrive } from '../api/sharedDrives';
import type { Before } from './newest';

/** One request that makes something. */
export type Asked =
  { readonly at: 'drive'; readonly sent: NewDrive } | { readonly at: 'network'; readonly sent: NewNetwork };

const network = v.union([
  v.object({ kind: v.literal('existing'), id: v.string() }),
  v.object({ kind: v.literal('new'), name: v.string() }),
]);
const wish = v.object({ region: v.string(), network, name: v.string(), size: v.number() });
/** A drive that somebody asked for, complete; `size` in gigabytes as sold. */
export type Wish = v.InferOutput<typeof wish>;

const common = {
  version: v.literal(1),
  /** Whose it is, as `Wishes` is told. */
  account: v.string(),
  /** When it was about to be sent, in milliseconds since 1970. */
  time: v.number(),
  /** All that was asked for, of which the request may be a part. */
  wish,
  /** The service has said that it was not made, and may be at it all the same. */
  isGivenUp: v.optional(v.boolean()),
  before: v.object({ ids: v.array(v.string()), since: v.optional(v.number()) }),
};

/** What is written down just before a request that makes something is sent: enough to look for it. Holds no secret. */
const schema = v.union([
  v.object({
    ...common,
    at: v.literal('drive'),
    sent: v.object({ name: v.string(), region: v.string(), networkId: v.string(), size: v.number() }),
  }),
  v.object({ ...common, at: v.literal('network'), sent: v.object({ name: v.string(), region: v.string() }) }),
]);

export type WishNote = v.InferOutput<typeof schema>;

/** The same for two requests that ask for the same. */
export function askedKey({ at, sent }: Asked): string {
  return JSON.stringify(
    at === 'drive' ? [at, sent.region, sent.networkId, sent.name, sent.size] : [at, sent.region, sent.name],
  );
}

/** Undefined for what is no note of this version. What it holds besides is dropped. */
export function readNote(value: unknown): WishNote | undefined {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}

export function beforeOf({ before }: WishNote): Before {
  return { ids: before.ids, since: before.since };
}
