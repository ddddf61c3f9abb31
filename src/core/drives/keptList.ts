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

export function keptList(drives: readonly Drive[], { orderBy, order }: DriveOrder, at: number): KeptList {
  const totals = [...totalsByRegion(drives)].map(([region, total]) => ({ region, ...total }));
  const list = { version: 1 as const, at, orderBy, order, whole: true, totals, drives: [] };
  const first = firstThatFit(drives, maxKeptBytes - bytesOf(list));
  return { ...list, whole: first.length === drives.length, drives: first };
}

/** Undefined for what is no list of this version: it is read anew, and written over. */
export function readKeptList(value: unknown): KeptList | undefined {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}

/** Row by row, so that a list much longer than what is kept costs no more than that. */
function firstThatFit(drives: readonly Drive[], bytes: number): KeptList['drives'] {
  const rows = [];
  let left = bytes;
  for (const { id, name, region, networkId, mountPoint, sizeGB, created } of drives) {
    const row = { id, name, region, networkId, mountPoint, sizeGB, created };
    left -= bytesOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
