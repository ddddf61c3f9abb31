import { l10n } from 'vscode';
import type { Account } from '../account/account';
import type { Accounts } from '../account/accounts';
import { accountsNamed, teamLabel } from '../account/teams';
import { KeyringFails, TeamNotSignedIn } from '../problems';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { teamFacts } from '../words/team';
import { readArguments, textGiven } from './arguments';
import type { Call } from './command';

/**
 * The team a command is for: that of the row it was called on, of its argument, or the only one. Asks where it is none of these.
 * Undefined: backed out.
 */
export async function whichTeam(
  services: Pick<Services, 'accounts'>,
  call: Call,
  title: string,
): Promise<Account | undefined> {
  const accounts = await services.accounts.required();
  const meant = teamMeant(services.accounts, call);
  const account = meant ?? (await pickTeam(accounts, title, l10n.t('Which team?')));
  call.chosenTeam = account?.id;
  return account;
}

/** The team that is clear without a question; undefined where it is not. */
export function teamMeant(accounts: Accounts, call: Call): Account | undefined {
  const called = readArguments(call);
  const [row] = called.on === 'rows' ? called.rows : [];
  const byRow = accounts.known.find(({ id }) => id === (row?.account ?? call.chosenTeam));
  const [only, ...others] = accountsGiven(accounts, called.on === 'given' ? called.given : {});
  return byRow ?? (others.length === 0 ? only : undefined);
}

/** The accounts that the argument `team` names, by id, namespace or name; all if there is none. */
export function accountsGiven(
  { known, teams }: Accounts,
  given: Readonly<Record<string, unknown>>,
): readonly Account[] {
  const team = textGiven(given, 'team');
  if (team === undefined) return known;
  const named = accountsNamed(known, team);
  if (named.length === 0) throw accountsNamed(teams, team).length > 0 ? new KeyringFails() : new TeamNotSignedIn();
  return named;
}

export async function pickTeam(
  accounts: readonly Account[],
  title: string,
  placeholder: string,
): Promise<Account | undefined> {
  const answer = await pick({ title, placeholder, items: teamItems(accounts) });
  return answer?.kind === 'chosen' ? answer.value.account : undefined;
}

export function teamItems(accounts: readonly Account[]) {
  const teams = accounts.map(({ team }) => team);
  return accounts.map(account => ({
    label: `$(organization) ${teamLabel(account.team, teams)}`,
    description: teamFacts(account).join(' · '),
    account,
  }));
}
