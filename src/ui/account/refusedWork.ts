import type { Account } from './account';

type Team = Pick<Account, 'id' | 'origin'>;

/**
 * What a refused key has stopped, each thing once. A request that was answered by 401 was not done, so that with another key of
 * the same team it is done for the first time.
 */
export class RefusedWork {
  readonly #waiting = new Map<string, { readonly team: Team; readonly again: () => unknown }>();
  /** What another key has come for, in the order it was asked for. */
  readonly #ready: (() => unknown)[] = [];
  #working = false;
  /** Boxes that ask for a key. */
  #asking = 0;
  /** How often somebody was told that the key is refused. */
  told = 0;
  /** Messages that say so and are not closed. */
  open = 0;

  /** Whether what began when `told` was that says nothing more: somebody was told since, by a message that is still there. */
  isSaid(told: number): boolean {
    return this.open > 0 && told !== this.told;
  }

  /** @param what the same for what would be done twice, and for nothing else of the team */
  wait(what: string, team: Team, again: () => unknown): void {
    this.#waiting.set(JSON.stringify([team.origin, team.id, what]), { team, again });
  }

  /** A key of this team was accepted; undefined: nobody is signed in. What another team wanted is over. */
  goOn(now: Team | undefined): void {
    const waiting = [...this.#waiting.values()];
    this.forget();
    for (const { team, again } of waiting) if (isSameTeam(team, now)) this.#ready.push(again);
    void this.#work();
  }

  /** Nothing goes on while a box asks for a key: it may open a box of its own, which would close that one. */
  async whileAsking<T>(ask: () => Promise<T>): Promise<T> {
    this.#asking++;
    try {
      return await ask();
    } finally {
      this.#asking--;
      void this.#work();
    }
  }

  forget(): void {
    this.#waiting.clear();
  }

  /** One after another, for the same reason. Each says its own failures. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.#asking === 0) {
        const next = this.#ready.shift();
        if (!next) return;
        await next();
      }
    } finally {
      this.#working = false;
    }
  }
}

export function isSameTeam(team: Team, other: Team | undefined): boolean {
  return team.id === other?.id && team.origin === other.origin;
}
