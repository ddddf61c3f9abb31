import type { Client } from '../api/client';
import { isOutcomeUnknown } from './outcome';
import type { Drive } from './drive';
import type { DriveStore } from './driveStore';

type Drives = Pick<Client, 'drives'>;

/**
 * Renames a drive; its row says so meanwhile, and keeps the old name if the service refuses.
 * Where the answer was lost the drive is read again, so that the row shows what is true.
 */
export async function renameDrive(
  client: Drives,
  store: DriveStore,
  id: string,
  name: string,
  signal: AbortSignal,
): Promise<Drive> {
  const done = store.mark(id, 'renaming');
  try {
    const drive = await client.drives
      .rename(id, name, signal)
      .catch((error: unknown) => settle(client, store, id, name, error, signal));
    store.upsert(drive);
    return drive;
  } finally {
    done();
  }
}

/** After a timeout or a cut connection the new name may stand all the same. */
async function settle(
  client: Drives,
  store: DriveStore,
  id: string,
  name: string,
  error: unknown,
  signal: AbortSignal,
): Promise<Drive> {
  if (!isOutcomeUnknown(error)) throw error;
  const now = await client.drives.get(id, signal).catch(() => undefined);
  if (now) store.upsert(now.drive);
  if (now?.drive.name !== name) throw error;
  return now.drive;
}

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly drive: Drive }
  /** Somebody renamed it again since: their name stays. */
  | { readonly kind: 'renamedSince'; readonly drive: Drive };

/** Puts the old name back, but only over the name that we gave. */
export async function undoRename(
  client: Drives,
  store: DriveStore,
  renamed: { readonly id: string; readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<UndoOutcome> {
  const { drive } = await client.drives.get(renamed.id, signal);
  if (drive.name !== renamed.to) {
    store.upsert(drive);
    return { kind: 'renamedSince', drive };
  }
  return { kind: 'undone', drive: await renameDrive(client, store, renamed.id, renamed.from, signal) };
}
