import * as v from 'valibot';
import type { Drive } from './drive';
import type { DriveOrder } from './order';
import { totalsByRegion } from './totals';

/** A list as it is kept from one start to the next: no password, and no user name either. */
const schema = v.object({
  version: v.literal(1),
  /** When it was read, in milliseconds since 1970. */
  at: v.number(),
  orderBy: v.union([v.literal('name'), v.literal('dtCreated')]),
  order: v.union([v.literal('asc'), v.literal('desc')]),
  /** False: these are the first rows of a longer list, and only the totals are whole. */
  whole: v.boolean(),
  totals: v.array(v.object({ region: v.string(), count: v.number(), sizeGB: v.number() })),
  drives: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      region: v.string(),
      networkId: v.string(),
      mountPoint: v.string(),
      sizeGB: v.number(),
      created: v.string(),
    }),
  ),
});

export type KeptList = v.InferOutput<typeof schema>;

/** 2 MB are some 9,000 drives; more would make a slow start slower. */
export const maxKeptBytes = 2_000_000;

/** A piece takes half a millisecond; all at once, 10,000 rows kept the host from its other work for 40. */
const rowsInPiece = 200;

/**
 * A list as it is kept, in pieces of its JSON that are made as they are written. Rows that do not fit are left out, so that a list much
 * longer than what is kept costs no more than that.
 */
export function* keptList(drives: readonly Drive[], { orderBy, order }: DriveOrder, at: number): Generator<string> {
  const totals = [...totalsByRegion(drives)].map(([region, total]) => ({ region, ...total }));
  const head = JSON.stringify({ version: 1, at, orderBy, order, totals }).replace(/}$/, ',"drives":[');
  const tail = (whole: boolean) => `],"whole":${whole}}`;
  let left = maxKeptBytes - Buffer.byteLength(head) - tail(false).length;
  yield head;
  for (let first = 0; first < drives.length; first += rowsInPiece) {
    const wanted = drives.slice(first, first + rowsInPiece).map(rowOf);
    const rows = wanted.filter(row => (left -= Buffer.byteLength(row) + 1) >= 0);
    yield (first > 0 && rows.length > 0 ? ',' : '') + rows.join(',');
    if (left < 0) break;
  }
  yield tail(left >= 0);
}

/** Undefined for what is no list of this version: it is read anew, and written over. */
export function readKeptList(value: unknown): KeptList | undefined {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}

function rowOf({ id, name, region, networkId, mountPoint, sizeGB, created }: Drive): string {
  return JSON.stringify({ id, name, region, networkId, mountPoint, sizeGB, created });
}
