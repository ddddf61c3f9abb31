import type { Client } from '../api/client';
import { ApiError } from '../api/errors';
import type { Drive } from './drive';
import type { DriveStore } from './driveStore';
import { isOutcomeUnknown } from './outcome';

type Drives = Pick<Client, 'drives'>;

export interface DeleteFailure {
  readonly drive: Drive;
  readonly error: unknown;
}

export interface DeleteOutcome {
  readonly deleted: readonly Drive[];
  readonly failed: readonly DeleteFailure[];
}

/**
 * Deletes drives one after another, each asked for once; a failure does not stop the rest.
 * Where the answer was lost the drive is looked for, so that what is told is true.
 * `signal` stops before the next drive. What was not tried is in neither list.
 */
export async function deleteDrives(
  client: Drives,
  store: DriveStore,
  drives: readonly Drive[],
  signal: AbortSignal,
): Promise<DeleteOutcome> {
  const marks = new Map(drives.map(drive => [drive.id, store.mark(drive.id, 'deleting')]));
  const deleted: Drive[] = [];
  const failed: DeleteFailure[] = [];
  try {
    for (const drive of drives) {
      if (signal.aborted) break;
      try {
        await remove(client, drive.id, signal);
        store.remove(drive.id);
        deleted.push(drive);
      } catch (error) {
        failed.push({ drive, error });
      } finally {
        marks.get(drive.id)?.();
      }
    }
    return { deleted, failed };
  } finally {
    for (const unmark of marks.values()) unmark();
  }
}

async function remove(client: Drives, id: string, signal: AbortSignal): Promise<void> {
  try {
    await client.drives.remove(id, signal);
  } catch (error) {
    if (!isOutcomeUnknown(error) || !(await isGone(client, id, signal))) throw error;
  }
}

/** The drive was read before anybody was asked, so the address is right, and a 404 means what it says. */
async function isGone(client: Drives, id: string, signal: AbortSignal): Promise<boolean> {
  const now = await client.drives.get(id, signal).catch((error: unknown) => error);
  return now instanceof ApiError && now.kind === 'notFound';
}

/** The drives as they are now, so that what is asked before deleting is true. One that is gone already is left out. */
export async function readNow(
  client: Drives,
  store: DriveStore,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Drive[]> {
  const found: Drive[] = [];
  for (const id of ids) {
    try {
      const { drive } = await client.drives.get(id, signal);
      store.upsert(drive);
      found.push(drive);
    } catch (error) {
      // A 404 may also come from a wrong base URL, so it is no proof that the drive is gone: the list has to agree.
      if (error instanceof ApiError && error.kind === 'notFound' && ids.length > 1) continue;
      throw error;
    }
  }
  return found;
}
