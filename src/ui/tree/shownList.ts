import type { StoreChange } from '../../core/drives/driveStore';
import type { Account } from '../account/account';
import { Disposables } from '../disposables';
import { settings } from '../settings';
import { teamFacts } from '../words/team';
import { Redraws } from './redraws';

/** What a list in the view tells the view. */
export interface ListShower {
  readonly isVisible: boolean;
  /** Whether teams have rows. */
  readonly showsTeams: boolean;
  /** A walk has begun; `walk` never rejects. */
  walking(account: Account, walk: Promise<void>): void;
  /** Rows to be drawn again. */
  draw(account: Account, change: StoreChange): void;
  drawNetworks(account: Account): void;
  /** What was read beside the list is as old as the list, which is read again now. */
  outdated(account: Account): void;
  /** How far the list has come is another. */
  changed(): void;
}

/** A list older than this is read again when the view comes back into sight. No polling: every list carries every password. */
const staleAfterMs = 5 * 60_000;

/** One account's list in the view: when it is read, and when its rows are drawn. */
export class ShownList extends Disposables {
  readonly account: Account;
  readonly #view: ListShower;
  readonly #redraws: Redraws;
  /** What the team's row said last. */
  #facts = '';
  /** The walk that nobody asked for: under way, or `paused` because the view was hidden. */
  #behind: { paused: boolean } | undefined;

  constructor(account: Account, view: ListShower) {
    super();
    this.account = account;
    this.#view = view;
    const { connections, list } = account;
    const redraws = this._register(new Redraws(change => view.draw(account, change)));
    this.#redraws = redraws;
    // These end with the account, which disposes its list and its store.
    list.store.onDidChange(change => redraws.ask(change, list.state.loading));
    connections.event(() => view.drawNetworks(account));
    list.onDidChangeState(({ loading }) => {
      this.#drawTeam(loading);
      if (!loading) redraws.flush();
      view.changed();
    });
    account.wishes.onDidChange(() => view.changed());
  }

  /** The list from an earlier time first, and the one that is true now behind it. */
  async begin(): Promise<void> {
    const { list, kept } = this.account;
    if (list.state.loaded === 'nothing') await kept.recall();
    const { loaded, loading, problem } = list.state;
    const unread = loaded === 'nothing' || list.isRecalled;
    if (unread && !loading && !problem) this.#walkBehind();
  }

  /** Somebody wants it now: it goes on while the view is hidden. */
  read(how: { readonly anew?: boolean } = {}): Promise<void> {
    this.#behind = undefined;
    return this.#walk(how);
  }

  /** The view is seen again. */
  freshen(): void {
    const { at, loading } = this.account.list.state;
    // A clock that was set right makes a list of tomorrow.
    const stale = at !== undefined && Math.abs(Date.now() - at) > staleAfterMs;
    if ((!stale && !this.#behind?.paused) || loading) return;
    if (stale) this.#view.outdated(this.account);
    this.#walkBehind();
  }

  pause(): void {
    if (!this.#behind) return;
    this.#behind.paused = true;
    this.account.list.stop();
  }

  /** A walk nobody asked for ends when the view is hidden, and begins again when it is seen. */
  #walkBehind(): void {
    const behind = { paused: false };
    this.#behind = behind;
    void this.#walk().then(() => {
      if (this.#behind !== behind) return;
      if (!behind.paused) this.#behind = undefined;
      else if (this.#view.isVisible) this.#walkBehind();
    });
  }

  #walk(how: { readonly anew?: boolean } = {}): Promise<void> {
    const walk = this.account.list.refresh(settings.order(), how);
    this.#view.walking(this.account, walk);
    return walk;
  }

  /** The row of the team says how far its list is; drawn again only where that is something else. */
  #drawTeam(soon: boolean): void {
    const facts = teamFacts(this.account).join();
    if (facts === this.#facts) return;
    this.#facts = facts;
    if (this.#view.showsTeams) this.#redraws.ask({ structure: true, rows: [] }, soon);
  }
}
