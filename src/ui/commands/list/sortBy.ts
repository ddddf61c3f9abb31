import { l10n } from 'vscode';
import { sameOrder, type DriveOrder } from '../../../core/drives/order';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { settings } from '../../settings';

/** Writes the person's settings, which the view follows. Resolves to the order. */
export async function run({ view }: Services): Promise<DriveOrder | undefined> {
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
  await view.sort({ orderBy, order });
  return { orderBy, order };
}
