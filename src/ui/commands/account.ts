import { Disposable, l10n } from 'vscode';
import { visible } from '../../core/text/visible';
import { askForKey, offerKey } from '../account/askForKey';
import { tell } from '../messages';
import { NotSignedIn } from '../problems';
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

/** Resolves to `{ team }`. Asks before the key of another team would be forgotten: the console shows a key only once. */
async function signIn(services: Services): Promise<object | undefined> {
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

/** The old key stays until the new one works. */
async function replaceKey(services: Services): Promise<object | undefined> {
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

/**
 * Asks, because the console shows a key only once: a slip would cost a new one. Forgets what is stored whatever `apiUrl`
 * says, for no other command can.
 */
async function signOut({ accounts, log }: Services): Promise<object | undefined> {
  const stored = await accounts.stored();
  if (!stored) throw new NotSignedIn();
  const answer = await pick({
    title: l10n.t('Sign Out'),
    placeholder: l10n.t('The API key is forgotten on this computer. The console does not show it again.'),
    items: [{ label: `$(sign-out) ${l10n.t('Sign out of {0}', visible(stored.name))}` }],
  });
  if (answer?.kind !== 'chosen') return undefined;
  await accounts.signOut();
  log.info('signed out');
  return { team: stored.name };
}
