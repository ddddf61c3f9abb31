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
  const rows = drives.map(({ id, name, region, networkId, mountPoint, sizeGB, created }) => {
    return { id, name, region, networkId, mountPoint, sizeGB, created };
  });
  const totals = [...totalsByRegion(drives)].map(([region, total]) => ({ region, ...total }));
  const list = { version: 1 as const, at, orderBy, order, whole: true, totals, drives: [] };
  const first = firstThatFit(rows, maxKeptBytes - bytesOf(list));
  return { ...list, whole: first.length === rows.length, drives: first };
}

/** Undefined for what is no list of this version: it is read anew, and written over. */
export function readKeptList(value: unknown): KeptList | undefined {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}

function firstThatFit<T>(rows: readonly T[], bytes: number): T[] {
  let left = bytes;
  const end = rows.findIndex(row => (left -= bytesOf(row) + 1) < 0);
  return rows.slice(0, end < 0 ? rows.length : end);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
