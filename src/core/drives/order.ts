import type { Drive } from './drive';

/** The API's own ways to order a list; the service sorts, because it alone knows all pages. */
export interface DriveOrder {
  readonly orderBy: 'name' | 'dtCreated';
  readonly order: 'asc' | 'desc';
}

export function sameOrder(a: DriveOrder, b: DriveOrder): boolean {
  return a.orderBy === b.orderBy && a.order === b.order;
}

/**
 * Where a drive made or renamed here goes until the next walk brings the service's own order.
 * Returns the index to insert at; the rest of the list keeps its places.
 */
export function placeFor(drive: Drive, drives: readonly Drive[], { orderBy, order }: DriveOrder): number {
  const key = (d: Drive): string => (orderBy === 'name' ? d.name : d.created);
  const after = drives.findIndex(other => (order === 'asc' ? key(other) > key(drive) : key(other) < key(drive)));
  return after < 0 ? drives.length : after;
}
