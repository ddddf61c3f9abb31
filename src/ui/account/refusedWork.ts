import type { Account } from './account';

type Team = Pick<Account, 'id' | 'origin'>;
type NamedTeam = Team & Pick<Account, 'team'>;

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
  /** By team: when somebody was told last that its key is refused, and how many messages that say so are not closed. */
  readonly #messages = new Map<string, { told: number; open: number }>();
  /** By the errors of their requests. */
  readonly #teams = new WeakMap<object, NamedTeam>();
  /** How often somebody was told that a key is refused. */
  told = 0;

  /** Whose request an error has ended. */
  teamOf(error: unknown): NamedTeam | undefined {
    return typeof error === 'object' && error !== null ? this.#teams.get(error) : undefined;
  }

  /** An error of a team's request. */
  note(error: object, team: NamedTeam): void {
    this.#teams.set(error, team);
  }

  /** Whether what began when `told` was that says nothing more: somebody was told since, by a message that is still there. */
  isSaid(told: number, team: Team): boolean {
    const messages = this.#messages.get(nameOf(team));
    return messages !== undefined && messages.open > 0 && messages.told > told;
  }

  /** A message says it; call what is returned when it is closed. What waits is forgotten with the last of its team. */
  tell(team: Team): () => void {
    const name = nameOf(team);
    const messages = this.#messages.get(name) ?? { told: 0, open: 0 };
    this.#messages.set(name, messages);
    messages.told = ++this.told;
    messages.open++;
    return () => {
      messages.open--;
      if (messages.open === 0) this.#take(waiting => isSameTeam(waiting, team));
    };
  }

  /** @param what the same for what would be done twice, and for nothing else of the team */
  wait(what: string, team: Team, again: () => unknown): void {
    this.#waiting.set(JSON.stringify([team.origin, team.id, what]), { team, again });
  }

  /** A key of these teams was accepted. What those wanted that are not signed in any more is over. */
  goOn(came: readonly Team[], signedIn: readonly Team[]): void {
    this.#take(team => !signedIn.some(each => isSameTeam(each, team)));
    this.#ready.push(...this.#take(team => came.some(each => isSameTeam(each, team))));
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

  /** What waits for these teams, which waits no more. */
  #take(isMeant: (team: Team) => boolean): readonly (() => unknown)[] {
    const taken = [...this.#waiting].filter(([, { team }]) => isMeant(team));
    for (const [what] of taken) this.#waiting.delete(what);
    return taken.map(([, { again }]) => again);
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

function nameOf({ id, origin }: Team): string {
  return JSON.stringify([origin, id]);
}
