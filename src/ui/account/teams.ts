import { visible, visibleLabel } from '../../core/text/visible';
import type { Account } from './account';
import type { Team } from './storedAccount';

/** A team's name, told apart by its namespace from others that are called the same. */
export function teamName(team: Team, teams: readonly Team[]): string {
  const twins = teams.filter(({ name }) => name === team.name);
  return visible(twins.length > 1 ? `${team.name} (${team.namespace})` : team.name);
}

/** As `teamName`, where icons could stand. */
export function teamLabel(team: Team, teams: readonly Team[]): string {
  return visibleLabel(teamName(team, teams));
}

/** What a drive or a message is of, where several teams are signed in; undefined where there is nothing to tell apart. */
export function teamIfSeveral({ team }: Pick<Account, 'team'>, accounts: readonly Pick<Account, 'team'>[]) {
  return accounts.length > 1
    ? teamName(
        team,
        accounts.map(each => each.team),
      )
    : undefined;
}

/** Those of the accounts, or of what is known of others, that somebody means by a team's id, namespace or name. */
export function accountsNamed<T extends Pick<Account, 'team'>>(accounts: readonly T[], wanted: string): readonly T[] {
  const byId = accounts.filter(({ team }) => wanted === team.id || wanted === team.namespace);
  return byId.length > 0 ? byId : accounts.filter(({ team }) => team.name === wanted);
}
