import type { Client } from '../../../src/core/api/client';
import type { Drive } from '../../../src/core/drives/drive';
import type { DriveStore, StoreChange } from '../../../src/core/drives/driveStore';
import type { DriveOrder } from '../../../src/core/drives/order';
import { clientOf } from '../api/harness';

export const byName: DriveOrder = { orderBy: 'name', order: 'asc' };
export const newestFirst: DriveOrder = { orderBy: 'dtCreated', order: 'desc' };

/** The real client, over sockets, whose back-off takes no time. */
export function clientFor({ url, key }: { readonly url: string; readonly key: string }): Client {
  return clientOf(url, key).client;
}

/** A drive of which only these facts matter. */
export function driveOf(facts: Partial<Drive> & { readonly id: string }): Drive {
  return {
    name: facts.id,
    region: 'ny2',
    networkId: 'nwmadeup01',
    mountPoint: `\\\\10.64.92.2\\${facts.id}`,
    username: 'u-made-up',
    sizeGB: 250,
    created: '2025-03-02T09:12:44.120Z',
    ...facts,
  };
}

/** Every change a store tells of from now on. */
export function changesOf(store: DriveStore): StoreChange[] {
  const changes: StoreChange[] = [];
  store.onDidChange(change => changes.push(change));
  return changes;
}

export function namesOf(drives: readonly { readonly name: string }[]): string[] {
  return drives.map(({ name }) => name);
}
