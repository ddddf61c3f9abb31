import { l10n } from 'vscode';
import { visible } from '../../../core/text/visible';
import { offerKey } from '../../account/offerKey';
import { tell } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';

/** Resolves to `{ team }`. Asks before the key of another team would be forgotten: the console shows a key only once. */
export async function run(services: Services): Promise<object | undefined> {
  const old = (await services.accounts.current())?.team;
  if (old && !(await agreesToReplace(visible(old.name)))) return undefined;
  const team = await offerKey(services, l10n.t('Sign In to Paperspace'));
  if (!team) return undefined;
  tell(
    old && old.id !== team.id
      ? l10n.t('Signed in to the team {0}, and signed out of {1}.', visible(team.name), visible(old.name))
      : l10n.t('Signed in to the team {0}.', visible(team.name)),
  );
  return { team: team.name };
}

async function agreesToReplace(team: string): Promise<boolean> {
  const answer = await pick({
    title: l10n.t('Sign In to Paperspace'),
    placeholder: l10n.t('You are signed in to {0}. Another key takes the place of its key.', team),
    items: [{ label: `$(key) ${l10n.t('Sign in with another API key')}` }],
  });
  return answer?.kind === 'chosen';
}
