import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import { askForKey } from '../../account/askForKey';
import { tell } from '../../messages';
import type { Services } from '../../services';

/** Resolves to `{ team }`. The old key stays until the new one works. */
export async function run(services: Services): Promise<object | undefined> {
  const { team: old } = await services.accounts.required();
  const team = await askForKey(services, l10n.t('Replace the API Key of {0}', visible(old.name)));
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
