import { l10n } from 'vscode';
import { visibleLabel } from '../../../core/text/visible';
import { NotSignedIn } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';

/**
 * Asks, because the console shows a key only once: a slip would cost a new one. Forgets what is stored whatever `apiUrl`
 * says, for no other command can.
 */
export async function run({ accounts, log }: Services): Promise<object | undefined> {
  const stored = await accounts.stored();
  if (!stored) {
    // What the keyring does not give is forgotten all the same.
    await accounts.signOut();
    throw new NotSignedIn();
  }
  const answer = await pick({
    title: l10n.t('Sign Out'),
    placeholder: l10n.t('The API key is forgotten on this computer. The console does not show it again.'),
    items: [{ label: `$(sign-out) ${l10n.t('Sign out of {0}', visibleLabel(stored.name))}` }],
  });
  if (answer?.kind !== 'chosen') return undefined;
  await accounts.signOut();
  log.info('signed out');
  return { team: stored.name };
}
