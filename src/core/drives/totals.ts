import type { Drive } from './drive';

/** What a region's row says of its drives. */
export interface Total {
  readonly count: number;
  readonly sizeGB: number;
}

export function totalOf(drives: readonly Drive[]): Total {
  return { count: drives.length, sizeGB: drives.reduce((sum, { sizeGB }) => sum + sizeGB, 0) };
}

export function sumOf(totals: Iterable<Total>): Total {
  let sum: Total = { count: 0, sizeGB: 0 };
  for (const { count, sizeGB } of totals) sum = { count: sum.count + count, sizeGB: sum.sizeGB + sizeGB };
  return sum;
}

export function totalsByRegion(drives: readonly Drive[]): ReadonlyMap<string, Total> {
  const totals = new Map<string, Total>();
  for (const { region, sizeGB } of drives) {
    const before = totals.get(region) ?? { count: 0, sizeGB: 0 };
    totals.set(region, { count: before.count + 1, sizeGB: before.sizeGB + sizeGB });
  }
  return totals;
}
