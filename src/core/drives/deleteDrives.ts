import type { Client } from '../api/client';
import { isBadKey } from '../api/errors';
import type { Drive } from './drive';
import type { DriveStore } from './driveStore';
import { isOutcomeUnknown } from './outcome';
import { isNotFound, listed, whetherGone, whetherListed, type Whereabouts } from './whetherGone';

type Drives = Pick<Client, 'drives'>;

export interface DeleteFailure {
  readonly drive: Drive;
  readonly error: unknown;
  /** `no`: the service refused. `stillThere`: the answer was lost, and the drive was there when it was looked for. */
  readonly deleted: 'no' | 'stillThere' | 'unknown';
}

export interface DeleteOutcome {
  readonly deleted: readonly Drive[];
  readonly failed: readonly DeleteFailure[];
  /** Nothing was sent for these: it was cut off before. */
  readonly untried: readonly Drive[];
}

/**
 * Deletes drives one after another, each asked for once; a failure does not stop the rest, but for a key that is refused.
 * Where the answer was lost the drive is looked for, so that what is told is true.
 * `signal` stops before the next drive.
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
  const untried: Drive[] = [];
  try {
    for (const drive of drives) {
      if (signal.aborted || isBadKey(failed.at(-1)?.error)) {
        untried.push(drive);
        continue;
      }
      const failure = await remove(client, store, drive, signal);
      marks.get(drive.id)?.();
      if (failure) failed.push(failure);
      else deleted.push(drive);
    }
    return { deleted, failed, untried };
  } finally {
    for (const unmark of marks.values()) unmark();
  }
}

/** Undefined: it is gone, and so is its row. Otherwise the row shows what is true, as far as it could be learned. */
async function remove(
  client: Drives,
  store: DriveStore,
  drive: Drive,
  signal: AbortSignal,
): Promise<DeleteFailure | undefined> {
  const error = await client.drives.remove(drive.id, signal).then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  const now = error && (await whereaboutsAfter(client, drive.id, error.reason, signal));
  if (!error || now?.kind === 'gone') {
    store.remove(drive.id);
    return undefined;
  }
  if (now?.kind === 'there') store.upsert(now.drive);
  const deleted = !now ? 'no' : now.kind === 'there' ? 'stillThere' : 'unknown';
  return { drive, error: error.reason, deleted };
}

/** Undefined: the service said no, so nothing has changed. */
async function whereaboutsAfter(
  client: Drives,
  id: string,
  error: unknown,
  signal: AbortSignal,
): Promise<Whereabouts | undefined> {
  if (isNotFound(error)) return whetherListed(client, id, signal);
  // Given up after it was sent: it may have been done.
  if (isOutcomeUnknown(error) || signal.aborted) return whetherGone(client, id, signal);
  return undefined;
}

/**
 * The drives as they are now, so that what is asked before deleting is true. One that is gone already is left out, and
 * so is its row: the service does not find it, and the list agrees. Where the list does not, the 404 is thrown.
 */
export async function readNow(
  client: Drives,
  store: DriveStore,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Drive[]> {
  const found: Drive[] = [];
  const missing: { readonly id: string; readonly error: unknown }[] = [];
  for (const id of ids) {
    try {
      const { drive } = await client.drives.get(id, signal);
      store.upsert(drive);
      found.push(drive);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      missing.push({ id, error });
    }
  }
  const [first] = missing;
  if (!first) return found;
  const there = await listed(
    client,
    missing.map(({ id }) => id),
    signal,
  );
  if (there?.length !== 0) throw first.error;
  for (const { id } of missing) store.remove(id);
  return found;
}
