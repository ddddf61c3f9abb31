import { l10n } from 'vscode';
import { isBadKey } from '../../../core/api/errors';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { askForKey, type KeyParts } from '../../account/askForKey';
import { tell } from '../../messages';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { isCancel, type Call } from '../command';
import { whichTeam } from '../whichTeam';

/** Resolves to `{ team }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const account = await whichTeam(services, call, l10n.t('Replace API Key'));
  const team = account && (await replaceKey(services, account));
  return team && { team: team.name };
}

/**
 * The old key stays until the new one works; a key of another team takes nothing from this one.
 *
 * @param problem what to say when the box opens
 */
async function replaceKey(services: KeyParts, { team: old }: Account, problem?: string) {
  const team = await askForKey(services, l10n.t('Replace the API Key of {0}', visible(old.name)), problem);
  if (!team) return undefined;
  tell(
    team.id === old.id
      ? l10n.t('The API key of {0} was replaced.', visible(team.name))
      : l10n.t(
          'The new API key belongs to another team: you are signed in to {0} too. The key of {1} stays as it was.',
          visible(team.name),
          visible(old.name),
        ),
  );
  return team;
}

/**
 * What somebody who is at work with an account goes on with after a failure: the same team with another key, which another
 * window has stored meanwhile, so that the work was cut off, or which is asked for where the key is refused. Undefined: there
 * is none.
 */
export async function anotherKey(services: KeyParts, account: Account, error: unknown): Promise<Account | undefined> {
  const isCutOff = account.signal.aborted && isCancel(error);
  const team = isBadKey(error) ? await replaceKey(services, account, wordsFor(error).text) : undefined;
  return isCutOff || team?.id === account.id ? services.accounts.sameTeam(account) : undefined;
}
