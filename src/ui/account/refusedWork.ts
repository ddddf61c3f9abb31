import type { Account } from './account';

type Team = Pick<Account, 'id' | 'origin'>;

/**
 * What a refused key has stopped, each thing once. A request that was answered by 401 was not done, so that with another key of
 * the same team it is done for the first time.
 */
export class RefusedWork {
  readonly #waiting = new Map<string, { readonly team: Team; readonly again: () => unknown }>();
  /** How often somebody was told that the key is refused. */
  told = 0;
  /** Messages that say so and are not closed. */
  open = 0;

  /** Whether what began when `told` was that says nothing more: somebody was told since, by a message that is still there. */
  isSaid(told: number): boolean {
    return this.open > 0 && told !== this.told;
  }

  /** @param what the same for what would be done twice */
  wait(what: string, team: Team, again: () => unknown): void {
    this.#waiting.set(what, { team, again });
  }

  /** A key of this team was accepted; undefined: nobody is signed in. What another team wanted is over. */
  goOn(now: Team | undefined): void {
    const waiting = [...this.#waiting.values()];
    this.forget();
    for (const { team, again } of waiting) if (isSameTeam(team, now)) void again();
  }

  forget(): void {
    this.#waiting.clear();
  }
}

export function isSameTeam(team: Team, other: Team | undefined): boolean {
  return team.id === other?.id && team.origin === other.origin;
}
