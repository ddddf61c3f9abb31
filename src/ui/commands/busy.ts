import type { Account } from '../account/account';
import { DriveBusy } from '../problems';

/** A drive that is being deleted or renamed is left alone until that has ended. Throws DriveBusy. */
export function refuseBusy({ list: { store } }: Account, ids: readonly string[]): void {
  for (const id of ids) {
    const pending = store.pending(id);
    if (pending === 'deleting' || pending === 'renaming') throw new DriveBusy(store.get(id)?.name ?? id, pending);
  }
}
