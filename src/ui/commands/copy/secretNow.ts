import { l10n, ProgressLocation, window } from 'vscode';
import { systemClock } from '../../../core/clock';
import { awaitReady } from '../../../core/drives/awaitReady';
import type { DriveWithPassword } from '../../../core/drives/drive';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { known } from '../driveNow';

/** The drive with its password, asked for at this moment: one request. The caller forgets the password after use. */
export function secretNow({ client, signal }: Account, id: string): Promise<DriveWithPassword> {
  return known(client.drives.get(id, signal));
}

/** As `secretNow`, but waits for a new drive to get its mount point; cancellable. */
export async function readySecretNow(account: Account, id: string): Promise<DriveWithPassword> {
  const answer = await secretNow(account, id);
  account.list.store.upsert(answer.drive);
  if (answer.drive.mountPoint !== '') return answer;
  const title = l10n.t('Waiting for {0} to get its mount point…', visible(answer.drive.name));
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      const ready = await awaitReady(account.client, id, systemClock, AbortSignal.any([cancel.signal, account.signal]));
      account.list.store.upsert(ready.drive);
      return ready;
    },
  );
}
