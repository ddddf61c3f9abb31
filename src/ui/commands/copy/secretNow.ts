import { l10n, ProgressLocation, window } from 'vscode';
import { systemClock } from '../../../core/clock';
import { awaitReady } from '../../../core/drives/awaitReady';
import type { Drive, DriveWithPassword } from '../../../core/drives/drive';
import { isNotFound } from '../../../core/drives/whetherGone';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { known } from '../driveNow';

/** The drive with its password, asked for at this moment: one request. The caller forgets the password after use. */
export function secretNow(account: Account, id: string): Promise<DriveWithPassword> {
  return known(firstAnswer(account, id));
}

/** As `secretNow`, but waits for a new drive to get its mount point; cancellable. */
export async function readySecretNow(account: Account, id: string): Promise<DriveWithPassword> {
  const answer = await secretNow(account, id);
  account.list.store.upsert(answer.drive);
  return answer.drive.mountPoint === '' ? untilReady(account, answer.drive) : answer;
}

/** Waits for a drive's mount point, two minutes at most: it may still be empty then. Rejects when somebody cancels. */
export async function untilReady(account: Account, drive: Drive): Promise<DriveWithPassword> {
  const title = l10n.t('Waiting for {0} to get its mount point…', visible(drive.name));
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      const signal = AbortSignal.any([cancel.signal, account.signal]);
      const ready = await known(awaitReady(account.client, drive.id, systemClock, signal));
      account.list.store.upsert(ready.drive);
      return ready;
    },
  );
}

/** The service may not find a drive yet that was just made here. */
async function firstAnswer(account: Account, id: string): Promise<DriveWithPassword> {
  const { client, list, signal } = account;
  try {
    return await client.drives.get(id, signal);
  } catch (error) {
    const drive = list.store.pending(id) === 'preparing' ? list.store.get(id) : undefined;
    if (drive && isNotFound(error)) return untilReady(account, drive);
    throw error;
  }
}
