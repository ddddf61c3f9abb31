import type { Drive } from '../../core/drives/drive';
import { isNotFound } from '../../core/drives/whetherGone';
import type { Account } from '../account/account';
import { NoSuchDrive } from '../problems';

/** A drive from the list, or from the service if the list does not have it (yet) or was not read since the start. */
export async function driveNow(account: Account, id: string): Promise<Drive> {
  const { client, list, signal } = account;
  const listed = list.isRecalled ? undefined : list.store.get(id);
  return listed ?? (await known(client.drives.get(id, signal))).drive;
}

/** A 404 for one drive, in the words of a drive. */
export async function known<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw isNotFound(error) ? new NoSuchDrive() : error;
  }
}
