import { Disposable, l10n } from 'vscode';
import { sameOrder, type DriveOrder } from '../../core/drives/order';
import { NotSignedIn } from '../problems';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { settings } from '../settings';
import { command } from './command';
import { pickDrive } from './whichDrives';

export function registerListCommands(services: Services): Disposable {
  const { log } = services;
  return Disposable.from(
    command(log, 'paperspaceDrives.refresh', () => refresh(services)),
    command(log, 'paperspaceDrives.stopLoading', () => services.accounts.known?.list.stop()),
    command(log, 'paperspaceDrives.sortBy', sortBy),
    command(log, 'paperspaceDrives.findDrive', () => findDrive(services)),
  );
}

/** Resolves to `{ drives, complete }`. The view says why a list is not whole, so that nothing is shown twice. */
async function refresh({ view }: Services): Promise<object> {
  const account = await view.refresh();
  if (!account) throw new NotSignedIn();
  const { state, store } = account.list;
  return { drives: store.drives.length, complete: state.loaded === 'whole' && !state.problem };
}

/** The view follows the setting, as it does when somebody edits it. */
async function sortBy(): Promise<DriveOrder | undefined> {
  const now = settings.order();
  const choices: readonly (DriveOrder & { readonly label: string })[] = [
    { label: l10n.t('Name, A to Z'), orderBy: 'name', order: 'asc' },
    { label: l10n.t('Name, Z to A'), orderBy: 'name', order: 'desc' },
    { label: l10n.t('Created, newest first'), orderBy: 'dtCreated', order: 'desc' },
    { label: l10n.t('Created, oldest first'), orderBy: 'dtCreated', order: 'asc' },
  ];
  const answer = await pick({
    title: l10n.t('Sort Drives By'),
    items: choices.map(choice => (sameOrder(choice, now) ? { ...choice, description: l10n.t('current') } : choice)),
    isActive: choice => sameOrder(choice, now),
  });
  if (answer?.kind !== 'chosen') return undefined;
  const { orderBy, order } = answer.value;
  await settings.setOrder({ orderBy, order });
  return { orderBy, order };
}

/** Resolves to `{ id }` of the drive that was gone to. */
async function findDrive(services: Services): Promise<object | undefined> {
  const account = await services.accounts.required();
  const drive = await pickDrive(services, account, l10n.t('Go to Drive'));
  if (!drive) return undefined;
  await services.view.reveal(drive.id);
  return { id: drive.id };
}
