import { commands, l10n } from 'vscode';
import { awaitReady } from '../../../core/drives/awaitReady';
import type { CreateFailed, CreateOutcome, DriveWish } from '../../../core/drives/createDrive';
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

/** Says so at once, then shows the new drive in the tree. Waits for neither the tree nor the mount point. */
export function created(
  services: Services,
  account: Account,
  { drive, networkMade }: Extract<CreateOutcome, { kind: 'made' }>,
): object {
  if (networkMade) account.networks.forget();
  account.list.store.upsert(drive);
  if (drive.mountPoint === '') void untilReady(services, account, drive);
  tell(
    l10n.t(
      'Created {0} ({1}) in {2}.',
      visible(drive.name),
      formatSize(drive.sizeGB),
      visible(regionName(drive.region)),
    ),
    {
      title: l10n.t('Copy Mount Snippet'),
      run: () => commands.executeCommand('paperspaceDrives.copyMountSnippet', { id: drive.id }),
    },
  );
  void reveal(services, drive.id);
  const { id, name, region, networkId, sizeGB } = drive;
  return { id, name, region, networkId, size: sizeGB };
}

/** A tree that is still loading, or that somebody has hidden, takes nothing away from what was made. */
async function reveal({ view, log }: Services, id: string): Promise<void> {
  try {
    await view.reveal(id);
  } catch (error) {
    log.warn(`show ${id}: ${described(error)}`);
  }
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

/**
 * Nobody can say whether the drive exists: nothing is sent again, and the list is read so that a person can look.
 * `again` comes back to the last look with everything that was typed.
 */
export function notKnown(
  { view }: Services,
  account: Account,
  wish: DriveWish,
  outcome: CreateFailed,
  again: () => unknown,
): void {
  account.networks.forget();
  // Signed out meanwhile: there is nobody to create it for.
  const againButton = account.signal.aborted ? [] : [{ title: l10n.t('Create Again…'), run: again }];
  warn(notKnownWords(wish, outcome), ...againButton, showLogButton());
  view.refreshAfterChange();
}

function notKnownWords({ network, name }: DriveWish, { error, at, networkMade }: CreateFailed): string {
  const why = wordsFor(error).text;
  if (at === 'network' && network.kind === 'new') {
    return l10n.t(
      'It is not known whether the network {0} was made; the drive {1} was not. {2}',
      visible(network.name),
      visible(name),
      why,
    );
  }
  return networkMade
    ? l10n.t(
        'It is not known whether {0} was made; the new network {1} was made and remains. {2} Look at the list before you try again: a second drive would cost money too.',
        visible(name),
        visible(networkMade.name),
        why,
      )
    : l10n.t(
        'It is not known whether {0} was made. {1} Look at the list before you try again: a second drive would cost money too.',
        visible(name),
        why,
      );
}
