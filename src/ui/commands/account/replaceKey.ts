import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { askForKey, type KeyParts } from '../../account/askForKey';
import { tell } from '../../messages';
import type { Services } from '../../services';

/** Resolves to `{ team }`. */
export function run(services: Services): Promise<object | undefined> {
  return replaceKey(services);
}

/**
 * The old key stays until the new one works.
 *
 * @param problem what to say when the box opens
 */
export async function replaceKey(services: KeyParts, problem?: string): Promise<object | undefined> {
  const { team: old } = await services.accounts.required();
  const team = await askForKey(services, l10n.t('Replace the API Key of {0}', visible(old.name)), problem);
  if (!team) return undefined;
  tell(
    team.id === old.id
      ? l10n.t('The API key of {0} was replaced.', visible(team.name))
      : l10n.t(
          'The new API key belongs to another team: you are signed in to {0} now, and signed out of {1}.',
          visible(team.name),
          visible(old.name),
        ),
  );
  return { team: team.name };
}

/** Another key for the team whose key is refused, asked of somebody who is at work with it. Undefined: there is none. */
export async function anotherKey(services: KeyParts, refused: Account, why: string): Promise<Account | undefined> {
  return (await replaceKey(services, why)) && services.accounts.sameTeam(refused);
}
