import { Disposable, l10n } from 'vscode';
import { askForKey, offerKey } from '../account/askForKey';
import { tell } from '../messages';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { command } from './command';

export function registerAccountCommands(services: Services): Disposable {
  const { log } = services;
  return Disposable.from(
    command(log, 'paperspaceDrives.signIn', () => signIn(services)),
    command(log, 'paperspaceDrives.replaceKey', () => replaceKey(services)),
    command(log, 'paperspaceDrives.signOut', () => signOut(services)),
  );
}

/** Resolves to `{ team }`. */
async function signIn(services: Services): Promise<object | undefined> {
  const team = await offerKey(services, l10n.t('Sign In to Paperspace'));
  if (!team) return undefined;
  tell(l10n.t('Signed in to the team {0}.', team.name));
  return { team: team.name };
}

/** The old key stays until the new one works. */
async function replaceKey(services: Services): Promise<object | undefined> {
  const { team: old } = await services.accounts.required();
  const team = await askForKey(services, l10n.t('Replace the API Key of {0}', old.name));
  if (!team) return undefined;
  tell(
    team.id === old.id
      ? l10n.t('The API key of {0} was replaced.', team.name)
      : l10n.t(
          'The new API key belongs to another team: you are signed in to {0} now, and signed out of {1}.',
          team.name,
          old.name,
        ),
  );
  return { team: team.name };
}

/** Asks, because the console shows a key only once: a slip would cost a new one. */
async function signOut({ accounts, log }: Services): Promise<object | undefined> {
  const { team } = await accounts.required();
  const answer = await pick({
    title: l10n.t('Sign Out'),
    placeholder: l10n.t('The API key is forgotten on this computer. The console does not show it again.'),
    items: [{ label: `$(sign-out) ${l10n.t('Sign out of {0}', team.name)}` }],
  });
  if (answer?.kind !== 'chosen') return undefined;
  await accounts.signOut();
  log.info('signed out');
  return { team: team.name };
}
