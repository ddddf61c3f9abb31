import { commands, l10n } from 'vscode';
import { awaitReady } from '../../../core/drives/awaitReady';
import type { CreateOutcome, DriveWish } from '../../../core/drives/createDrive';
import type { Drive } from '../../../core/drives/drive';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import { systemClock } from '../../../core/clock';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { described } from '../../log';
import { showLogButton, tell, warn } from '../../messages';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { isCancel } from '../command';

/** Shows the new drive in the tree and says so. Resolves to what was made, without waiting for its mount point. */
export async function created(
  services: Services,
  account: Account,
  { drive, networkMade }: Extract<CreateOutcome, { kind: 'made' }>,
): Promise<object> {
  if (networkMade) account.networks.forget();
  account.list.store.upsert(drive);
  if (drive.mountPoint === '') void untilReady(services, account, drive);
  await services.view.reveal(drive.id);
  tell(l10n.t('Created {0} ({1}) in {2}.', visible(drive.name), formatSize(drive.sizeGB), regionName(drive.region)), {
    title: l10n.t('Copy Mount Snippet'),
    run: () => commands.executeCommand('paperspaceDrives.copyMountSnippet', { id: drive.id }),
  });
  const { id, name, region, networkId, sizeGB } = drive;
  return { id, name, region, networkId, size: sizeGB };
}

/** "getting ready…" on the row until the drive has an address, two minutes at most. */
async function untilReady({ log }: Services, account: Account, drive: Drive): Promise<void> {
  const { store } = account.list;
  const done = store.mark(drive.id, 'preparing');
  try {
    const answer = await awaitReady(account.client, drive.id, systemClock, account.signal);
    // Somebody may have deleted it meanwhile.
    if (store.get(drive.id)) store.upsert(answer.drive);
  } catch (error) {
    if (!isCancel(error)) log.warn(`waiting for ${drive.id}: ${described(error)}`);
  } finally {
    done();
  }
}

/** Nobody can say whether the drive exists: nothing is sent again, and the list is read so that a person can look. */
export async function notKnown(
  { view }: Services,
  account: Account,
  wish: DriveWish,
  { error, at, networkMade }: Extract<CreateOutcome, { kind: 'failed' }>,
): Promise<undefined> {
  account.networks.forget();
  await view.refresh();
  const what = at === 'network' && wish.network.kind === 'new' ? wish.network.name : wish.name;
  const remains = networkMade
    ? ` ${l10n.t('The new network {0} was made and remains.', visible(networkMade.name))}`
    : '';
  warn(
    l10n.t(
      'It is not known whether {0} was made. {1} Look at the list before you try again: a second one would cost money too.',
      visible(what),
      wordsFor(error).text,
    ) + remains,
    showLogButton(),
  );
  return undefined;
}
