import { isDeepStrictEqual } from 'node:util';
import { EventEmitter, extensions, l10n, window, workspace, type LogOutputChannel, type TreeView } from 'vscode';
import { isBadKey } from '../../core/api/errors';
import type { StoreChange } from '../../core/drives/driveStore';
import { sameOrder, type DriveOrder } from '../../core/drives/order';
import { viewState } from '../../core/drives/viewState';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import type { Accounts } from '../account/accounts';
import { teamIfSeveral } from '../account/teams';
import type { Team } from '../account/storedAccount';
import { Disposables } from '../disposables';
import { later } from '../loadLater';
import { described } from '../log';
import { showingWork } from '../longWork';
import type { Mounts, MountsChange } from '../mount/mounts';
import { hasRemoteSsh } from '../remoteSsh';
import { affects, settings } from '../settings';
import { listMessage } from '../words/list';
import { DriveTree, type TreeSource } from './driveTree';
import { failureBadge } from './failureBadge';
import type { Node } from './nodes';
import { OpenDrives } from './openDrives';
import { ShownList, type ListShower } from './shownList';
import { ViewContext } from './viewContext';

const viewId = 'paperspaceDrives.drives';

/** The view in the sidebar: what it lists, what it says above the list, and when it asks the service. */
export class DrivesView extends Disposables implements TreeSource, ListShower {
  readonly #accounts: Accounts;
  readonly #log: Pick<LogOutputChannel, 'error'>;
  readonly #context = this._register(new ViewContext());
  readonly #mounts: Mounts;
  readonly #tree: DriveTree;
  readonly #view: TreeView<Node>;
  readonly #open: OpenDrives;
  readonly #shown = this._register(new EventEmitter<Account>());
  /** The view is in sight, with this account. */
  readonly onDidShow = this.#shown.event;
  #lists: readonly ShownList[] = [];
  locked: readonly Team[] = [];
  /** Whether the order's two settings are being written: half of them is an order nobody chose. */
  #sorting = false;

  constructor(accounts: Accounts, mounts: Mounts, log: Pick<LogOutputChannel, 'error'>) {
    super();
    this.#accounts = accounts;
    this.#mounts = mounts;
    this.#log = log;
    this.#tree = this._register(new DriveTree(this, mounts));
    this.#context.showPlace(mounts.farFromFiles);
    this.#view = this._register(
      window.createTreeView(viewId, { treeDataProvider: this.#tree, canSelectMany: true, showCollapseAll: true }),
    );
    this.#open = this._register(new OpenDrives(this.#view, this));
    this._register({ dispose: () => this.#lists.forEach(list => list.dispose()) });
    this._register(accounts.onDidChange(() => this.#follow(accounts.known)));
    this._register(mounts.onDidChange(change => this.#drawMounts(change)));
    this._register(this.#view.onDidChangeVisibility(({ visible }) => (visible ? this.#freshen() : this.#pause())));
    this._register(this.#view.onDidChangeVisibility(() => this.#tellShown(this.accounts)));
    this._register(extensions.onDidChange(() => this.#context.showRemoteSsh(hasRemoteSsh())));
    this._register(window.onDidChangeWindowState(({ focused }) => focused && this.#freshen()));
    this._register(
      workspace.onDidChangeConfiguration(e => affects(e, 'sortBy', 'sortOrder') && !this.#sorting && this.#reorder()),
    );
  }

  get accounts(): readonly Account[] {
    return this.#lists.map(({ account }) => account);
  }

  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  get showsTeams(): boolean {
    return this.#lists.length + this.locked.length > 1;
  }

  /** Somebody has done what a command is for, rather than only called it. */
  showDone(command: string): void {
    this.#context.showDone(command);
  }

  /** Of several teams none waits for another: their rows stand at once, and say how far their lists are. */
  async ready(): Promise<readonly Account[]> {
    void this.#mounts.look();
    this.#context.showRemoteSsh(hasRemoteSsh());
    const accounts = await this.#known();
    await Promise.all(this.#lists.map(list => list.begin()));
    const [only] = accounts;
    if (!this.showsTeams) await only?.list.firstRows();
    return this.accounts;
  }

  /** Reads the lists again, and resolves when that has ended, however it ended. Looks first who is signed in now. */
  async refresh(): Promise<readonly Account[]> {
    void this.#mounts.look();
    this.#lookAtLost();
    const accounts = await this.#known(() => this.#accounts.again());
    await Promise.all(
      this.#lists.map(list => {
        this.outdated(list.account);
        return list.read();
      }),
    );
    return accounts;
  }

  /** Reads an account's list alone, as `refresh` does. */
  async read(account: Account): Promise<void> {
    await this.#lists.find(list => list.account === account)?.read();
  }

  /** Writes the order into the person's settings, and reads the lists in it: one walk for the two of them. */
  async sort(order: DriveOrder): Promise<void> {
    const changes = !sameOrder(order, settings.order());
    this.#sorting = true;
    try {
      await settings.setOrder(order);
    } finally {
      this.#sorting = false;
      if (changes) this.#reorder();
    }
  }

  /**
   * Reads the list anew because a change may not be in it. Nobody waits for this; the view says how it ended.
   * @param account whose; every team's if left out
   */
  refreshAfterChange(account?: Account): void {
    for (const list of this.#lists) {
      if (account && account !== list.account) continue;
      this.outdated(list.account);
      void list.read({ anew: true });
    }
  }

  /**
   * Selects a drive's row, opening what it stands in. False if no list has such a drive.
   * @param account whose drive it is; of the first that has it, if left out
   */
  async reveal(id: string, account?: Account): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const holder = account ?? this.accounts.find(({ list }) => list.store.get(id));
      const node = holder && this.accounts.includes(holder) ? this.#tree.nodeOf(holder, id) : undefined;
      if (!node) return false;
      try {
        await this.#view.reveal(node, { select: true, focus: true });
        return true;
      } catch (error) {
        // VS Code gives up when the tree is drawn anew in the middle; asked again, it waits for that first.
        if (tries === 3) throw error;
      }
    }
  }

  walking(account: Account, walk: Promise<void>): void {
    const { told } = this.#accounts.refused;
    void window.withProgress({ location: { viewId } }, () => walk).then(() => this.#tellRefused(account, told));
    // The view's own bar is not in sight.
    if (this.#view.visible) return;
    const team = teamIfSeveral(account, this.accounts);
    const title =
      team === undefined ? l10n.t('Reading the shared drives…') : l10n.t('Reading the shared drives of {0}…', team);
    void showingWork(title, () => walk);
  }

  draw(account: Account, { structure, rows }: StoreChange): void {
    this.changed();
    if (structure) this.#tree.redraw(account);
    else this.#tree.redrawRows(account, rows);
  }

  drawNetworks(account: Account): void {
    this.#tree.redrawNetworks(account);
  }

  outdated(account: Account): void {
    this.#open.forget(account);
  }

  /** Several teams say on their own rows how they are. */
  changed(): void {
    const accounts = this.accounts;
    const [only] = accounts;
    this.#showFailures();
    if (!only) {
      this.#context.show(this.locked.length > 0 ? 'failed' : 'signedOut', false);
      return;
    }
    const { list, isAdmin } = only;
    const count = list.store.drives.length;
    const isOne = !this.showsTeams;
    this.#context.show(
      isOne ? viewState(list.state, count, isAdmin) : 'ready',
      accounts.some(each => each.list.state.loading),
    );
    this.#view.message = isOne && count > 0 ? (listMessage(list.state, count, list.isRecalled) ?? '') : '';
  }

  /** The failure to read a key belongs to the view too: without it the view would wait for ever. */
  async #known(look = () => this.#accounts.current()): Promise<readonly Account[]> {
    try {
      const accounts = await look();
      this.#follow(accounts);
      return accounts;
    } catch (error) {
      this.#context.show('failed', false);
      throw error;
    }
  }

  /** A welcome text has the button that helps; what stands above rows has none, so that a message says it. */
  async #tellRefused(account: Account, told: number): Promise<void> {
    const { problem } = account.list.state;
    if (!this.accounts.includes(account) || problem?.kind !== 'failed' || !isBadKey(problem.error)) return;
    const { refused } = this.#accounts;
    refused.wait('refresh', account, () => this.#refreshUnasked());
    const isWelcomeText = !this.showsTeams && account.list.store.drives.length === 0;
    if (refused.isSaid(told, account) || isWelcomeText) return;
    const { tellKeyRefused } = await later();
    if (!refused.isSaid(told, account)) void tellKeyRefused(this.#accounts, problem.error, account);
  }

  #follow(accounts: readonly Account[]): void {
    const before = this.#lists;
    const lockedBefore = this.locked;
    this.locked = this.#accounts.unreadable;
    this.#lists = accounts.map(
      account => before.find(list => list.account === account) ?? new ShownList(account, this),
    );
    const isSame = before.length === accounts.length && before.every((list, at) => list === this.#lists[at]);
    if (isSame && isDeepStrictEqual(lockedBefore, this.locked)) {
      this.changed();
      return;
    }
    for (const list of before) if (!this.#lists.includes(list)) list.dispose();
    const [only] = accounts;
    this.#view.description = this.showsTeams ? '' : visible(only?.team.name ?? '');
    // VS Code hides a welcome text while the view has a message.
    if (accounts.length === 0) this.#view.message = '';
    this.changed();
    this.#tree.redraw();
    this.#tellShown(accounts.filter(account => !before.some(list => list.account === account)));
  }

  #tellShown(accounts: readonly Account[]): void {
    if (this.#view.visible) for (const account of accounts) this.#shown.fire(account);
  }

  #drawMounts({ before, now }: MountsChange): void {
    for (const account of this.accounts) {
      const changed = account.list.store.drives.filter(({ mountPoint }) => now.differs(before, mountPoint));
      this.#tree.redrawRows(
        account,
        changed.map(({ id }) => id),
      );
    }
  }

  /** What had failed stays on the icon until another try has ended. */
  #showFailures(): void {
    const accounts = this.accounts;
    if (accounts.some(({ list }) => list.state.loading)) return;
    const badge = failureBadge(accounts, this.locked);
    if (badge?.tooltip !== this.#view.badge?.tooltip) this.#view.badge = badge;
  }

  /** In the order of the settings, if there are lists to order; a first walk under way in another order is given up. */
  #reorder(): void {
    const states = this.accounts.map(({ list }) => list.state);
    if (states.some(({ at, loading }) => loading || at !== undefined)) this.#refreshUnasked();
  }

  /** Nobody waits for it; the view says how it ended, unless not even the key could be read. */
  #refreshUnasked(): void {
    this.refresh().catch((error: unknown) => this.#log.error(`refresh: ${described(error)}`));
  }

  #lookAtLost(): void {
    for (const { wishes } of this.accounts) void wishes.lookAtLost();
  }

  #freshen(): void {
    this.#lookAtLost();
    if (!this.#view.visible || this.#lists.length === 0) return;
    void this.#mounts.look();
    for (const list of this.#lists) list.freshen();
  }

  #pause(): void {
    for (const list of this.#lists) list.pause();
  }
}
