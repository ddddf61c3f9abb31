import { l10n } from 'vscode';
import { awaitReady } from '../../../core/drives/awaitReady';
import type { CreateOutcome } from '../../../core/drives/createDrive';
import type { Drive } from '../../../core/drives/drive';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import { systemClock } from '../../../core/clock';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { commandButton } from '../../commandButton';
import { described, whose } from '../../log';
import { showingWork } from '../../longWork';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { isCancel } from '../command';

type Made = Extract<CreateOutcome, { kind: 'made' }>;

/**
 * Says so at once, then shows the new drive in the tree. Waits for neither the tree nor the mount point.
 *
 * @param unasked nobody is waiting for it just now: what has the focus keeps it
 */
export function created(
  services: Services,
  account: Account,
  { drive, networkMade, by }: Made,
  { unasked = false } = {},
): object {
  if (networkMade) account.connections.forget();
  account.list.store.upsert(drive);
  if (drive.mountPoint === '') void untilReady(services, account, drive);
  tell(madeWords(drive, by), commandButton(l10n.t('Copy Mount Snippet'), 'copyMountSnippet', { id: drive.id }));
  if (!unasked) void reveal(services, account, drive.id);
  return factsOf(drive);
}

function madeWords(drive: Drive, by: Made['by']): string {
  const [name, size, region] = [visible(drive.name), formatSize(drive.sizeGB), visible(regionName(drive.region))];
  switch (by) {
    case 'anotherWindow':
      return l10n.t('Another window was creating {0} ({1}) in {2}, so it was made once.', name, size, region);
    case 'earlierRequest':
      return l10n.t('Found {0} ({1}) in {2}: it was made although no answer said so.', name, size, region);
    default:
      return l10n.t('Created {0} ({1}) in {2}.', name, size, region);
  }
}

/** What the command resolves to. */
export function factsOf({ id, name, region, networkId, sizeGB }: Drive): object {
  return { id, name, region, networkId, size: sizeGB };
}

/** A tree that is still loading, or that somebody has hidden, takes nothing away from what was made. */
async function reveal({ view, log }: Services, account: Account, id: string): Promise<void> {
  try {
    await view.reveal(id, account);
  } catch (error) {
    log.warn(`${whose(account)}show ${id}: ${described(error)}`);
  }
}

/** "getting ready…" on the row until the drive has an address, two minutes at most. */
async function untilReady({ log }: Services, account: Account, drive: Drive): Promise<void> {
  const { store } = account.list;
  const done = store.mark(drive.id, 'preparing');
  try {
    const title = l10n.t('{0} is getting ready…', visible(drive.name));
    const answer = await showingWork(title, () => awaitReady(account.client, drive.id, systemClock, account.signal));
    // Somebody may have deleted it meanwhile.
    if (store.get(drive.id)) store.upsert(answer.drive);
  } catch (error) {
    if (!isCancel(error)) log.warn(`${whose(account)}waiting for ${drive.id}: ${described(error)}`);
  } finally {
    done();
  }
}
