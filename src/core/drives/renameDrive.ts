import type { Client } from '../api/client';
import { quietly } from '../quietly';
import { isOutcomeUnknown, leaveUnsettled } from './outcome';
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
  const now = await quietly(client.drives.get(id, signal));
  if (now) store.upsert(now.drive);
  else leaveUnsettled(error);
  if (now?.drive.name !== name) throw error;
  return now.drive;
}

export type RenameOutcome =
  | { readonly kind: 'renamed'; readonly drive: Drive }
  /** Somebody else gave it another name: theirs stays. */
  | { readonly kind: 'renamedSince'; readonly drive: Drive };

/** Gives a drive a name in place of the one that was seen, and of no other. */
export async function renameSeen(
  client: Drives,
  store: DriveStore,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<RenameOutcome> {
  const done = store.mark(id, 'renaming');
  try {
    const { drive } = await client.drives.get(id, signal);
    if (drive.name === from) return { kind: 'renamed', drive: await renameDrive(client, store, id, to, signal) };
    store.upsert(drive);
    return { kind: drive.name === to ? 'renamed' : 'renamedSince', drive };
  } finally {
    done();
  }
}
