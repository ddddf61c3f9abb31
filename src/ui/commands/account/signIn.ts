import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import { offerKey } from '../../account/offerKey';
import { tell } from '../../messages';
import type { Services } from '../../services';

/** Adds a team, beside those that are signed in. Resolves to `{ team }`. */
export async function run(services: Services): Promise<object | undefined> {
  const before = await services.accounts.current();
  const title = before.length > 0 ? l10n.t('Sign In to Another Team') : l10n.t('Sign In to Paperspace');
  const team = await offerKey(services, title);
  if (!team) return undefined;
  const name = visible(team.name);
  const isNew = before.every(({ id }) => id !== team.id);
  tell(isNew ? l10n.t('Signed in to the team {0}.', name) : l10n.t('The API key of {0} was replaced.', name));
  return { team: team.name };
}
