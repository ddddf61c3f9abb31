import { l10n } from 'vscode';
import { oneLine } from '../../../core/text/oneLine';
import { teamLabel } from '../../account/teams';
import { NotSignedIn } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { lockedWords } from '../../words/team';
import { readArguments, textGiven } from '../arguments';
import type { Call } from '../command';

/**
 * Asks, because the console shows a key only once: a slip would cost a new one. Forgets what is stored whatever `apiUrl`
 * says, for no other command can. Resolves to `{ team }`, or to `{ teams }` where it was all of several.
 */
export async function run({ accounts, log }: Services, call: Call): Promise<object | undefined> {
  const stored = await accounts.stored();
  if (stored.length === 0) {
    // A half of a secret may be there all the same.
    await accounts.signOut();
    throw new NotSignedIn();
  }
  const meant = teamOf(call);
  const isMeant = ({ id, name, namespace }: (typeof stored)[number]) =>
    meant !== undefined && [id, name, namespace].includes(meant);
  const one = stored.map(team => ({
    label: `$(sign-out) ${l10n.t('Sign out of {0}', teamLabel(team, stored))}`,
    description: team.isReadable ? '' : lockedWords(),
    teams: [team],
  }));
  const label = `$(sign-out) ${l10n.t('Sign out of all {0} teams', stored.length)}`;
  const all = { label, description: '', teams: stored };
  const answer = await pick({
    title: l10n.t('Sign Out'),
    placeholder: l10n.t('The API key is forgotten on this computer. The console does not show it again.'),
    items: stored.length > 1 ? [...one, all] : one,
    isActive: ({ teams: [team] }) => team !== undefined && isMeant(team),
  });
  if (answer?.kind !== 'chosen') return undefined;
  const { teams } = answer.value;
  await accounts.signOut(answer.value === all ? undefined : teams.map(({ id }) => id));
  const names = teams.map(({ name }) => name);
  log.info(`signed out of ${oneLine(names.join(', '))}`);
  return names.length > 1 ? { teams: names } : { team: names[0] };
}

/** Which one stands first: that of the row, or of the argument `team`. */
function teamOf(call: Call): string | undefined {
  const called = readArguments(call);
  if (called.on === 'rows') return called.rows[0]?.account;
  return called.on === 'given' ? textGiven(called.given, 'team') : undefined;
}
