import { EventEmitter, extensions, l10n, window, workspace, type LogOutputChannel, type TreeView } from 'vscode';
import { isBadKey } from '../../core/api/errors';
import type { ListState } from '../../core/drives/driveList';
import { sameOrder, type DriveOrder } from '../../core/drives/order';
import { viewState } from '../../core/drives/viewState';
import type { Account } from '../account/account';
import type { Accounts } from '../account/accounts';
import { Disposables } from '../disposables';
import { described } from '../log';
import { showingWork } from '../longWork';
import type { Mounts, MountsChange } from '../mount/mounts';
import { hasRemoteSsh } from '../remoteSsh';
import { affects, settings } from '../settings';
import { DriveTree, type TreeSource } from './driveTree';
import { failureBadge } from './failureBadge';
import type { Node } from './nodes';
import { OpenDrives } from './openDrives';
import { Redraws } from './redraws';
import { ViewContext } from './viewContext';
import { listMessage } from '../words/list';

const viewId = 'paperspaceDrives.drives';
/** A list older than this is read again when the view comes back into sight. No polling: every list carries every password. */
const staleAfterMs = 5 * 60_000;

/** The view in the sidebar: what it lists, what it says above the list, and when it asks the service. */
export class DrivesView extends Disposables implements TreeSource {
  readonly #accounts: Accounts;
  readonly #log: Pick<LogOutputChannel, 'error'>;
  readonly #context = this._register(new ViewContext());
  readonly #mounts: Mounts;
  readonly #tree: DriveTree;
  readonly #view: TreeView<Node>;
  readonly #open: OpenDrives;
  readonly #redraws = this._register(new Redraws(change => this.#draw(change)));
  readonly #shown = this._register(new EventEmitter<Account>());
  /** The view is in sight, with this account. */
  readonly onDidShow = this.#shown.event;
  #account: Account | undefined;
  /** The walk that nobody asked for: under way, or `paused` because the view was hidden. */
  #behind: { readonly account: Account; paused: boolean } | undefined;
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
    this._register(accounts.onDidChange(() => this.#follow(accounts.known)));
    this._register(mounts.onDidChange(change => this.#drawMounts(change)));
    this._register(this.#view.onDidChangeVisibility(({ visible }) => (visible ? this.#freshen() : this.#pause())));
    this._register(this.#view.onDidChangeVisibility(() => this.#tellShown()));
    this._register(extensions.onDidChange(() => this.#context.showRemoteSsh(hasRemoteSsh())));
    this._register(window.onDidChangeWindowState(({ focused }) => focused && this.#freshen()));
    this._register(
      workspace.onDidChangeConfiguration(e => affects(e, 'sortBy', 'sortOrder') && !this.#sorting && this.#reorder()),
    );
  }

  get accounts(): readonly Account[] {
    return this.#account ? [this.#account] : [];
  }

  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  async ready(): Promise<readonly Account[]> {
    void this.#mounts.look();
    this.#context.showRemoteSsh(hasRemoteSsh());
    const account = await this.#known();
    if (!account) return [];
    await this.#begin(account);
    await account.list.firstRows();
    return [account];
  }

  /** The list from an earlier time first, and the one that is true now behind it. */
  async #begin(account: Account): Promise<void> {
    if (account.list.state.loaded === 'nothing') await account.kept.recall();
    const { loaded, loading, problem } = account.list.state;
    const unread = loaded === 'nothing' || account.list.isRecalled;
    if (unread && !loading && !problem) this.#walkBehind(account);
  }

  /** Reads the list again, and resolves when that has ended, however it ended. Looks first who is signed in now. */
  async refresh(): Promise<Account | undefined> {
    void this.#mounts.look();
    const account = await this.#known(() => this.#accounts.again());
    this.#behind = undefined;
    if (account) {
      this.#open.forget(account);
      await this.#walk(account);
    }
    return account;
  }

  /** Writes the order into the person's settings, and reads the list in it: one walk for the two of them. */
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

  /** Reads the list anew because a change may not be in it. Nobody waits for this; the view says how it ended. */
  refreshAfterChange(): void {
    const account = this.#account;
    if (!account) return;
    this.#open.forget(account);
    void this.#walk(account, { anew: true });
  }

  /** Selects a drive's row, opening its region. False if the list has no such drive. */
  async reveal(id: string, focus = true): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const node = this.#account && this.#tree.nodeOf(this.#account, id);
      if (!node) return false;
      try {
        await this.#view.reveal(node, { select: true, focus });
        return true;
      } catch (error) {
        // VS Code gives up when the tree is drawn anew in the middle; asked again, it waits for that first.
        if (tries === 3) throw error;
      }
    }
  }

  /** The failure to read a key belongs to the view too: without it the view would wait for ever. */
  async #known(look = () => this.#accounts.current()): Promise<Account | undefined> {
    try {
      const account = await look();
      this.#follow(account);
      return account;
    } catch (error) {
      this.#context.show('failed', false);
      throw error;
    }
  }

  /** A walk nobody asked for ends when the view is hidden, and begins again when it is seen. */
  #walkBehind(account: Account): void {
    const behind = { account, paused: false };
    this.#behind = behind;
    void this.#walk(account).then(() => {
      if (this.#behind !== behind) return;
      if (!behind.paused) this.#behind = undefined;
      else if (this.#view.visible) this.#walkBehind(account);
    });
  }

  #walk(account: Account, how: { readonly anew?: boolean } = {}): Promise<void> {
    const { told } = this.#accounts.refused;
    const walk = account.list.refresh(settings.order(), how);
    void window.withProgress({ location: { viewId } }, () => walk).then(() => this.#tellRefused(account, told));
    // The view's own bar is not in sight.
    if (!this.#view.visible) void showingWork(l10n.t('Reading the shared drives…'), () => walk);
    return walk;
  }

  /** A welcome text has the button that helps; what stands above rows has none, so that a message says it. */
  async #tellRefused(account: Account, told: number): Promise<void> {
    const { problem } = account.list.state;
    if (account !== this.#account || problem?.kind !== 'failed' || !isBadKey(problem.error)) return;
    const { refused } = this.#accounts;
    refused.wait('refresh', account, () => this.#refreshUnasked());
    if (refused.isSaid(told) || account.list.store.drives.length === 0) return;
    const { tellKeyRefused } = await import('../later');
    if (!refused.isSaid(told)) void tellKeyRefused(refused, problem.error);
  }

  #follow(account: Account | undefined): void {
    if (!account) this.#context.show('signedOut', false);
    if (account === this.#account) return;
    this.#account = account;
    this.#view.description = account?.team.name ?? '';
    if (account) {
      const { connections, list } = account;
      // These end with the account, which disposes its list and its store.
      list.store.onDidChange(change => this.#redraws.ask(change, list.state.loading));
      connections.event(() => this.#tree.redrawNetworks(account));
      list.onDidChangeState(state => {
        if (!state.loading) this.#redraws.flush();
        this.#show(account, state);
      });
      account.wishes.onDidChange(() => this.#showFailures());
      this.#show(account, list.state);
    } else {
      this.#showFailures();
      // VS Code hides a welcome text while the view has a message.
      this.#view.message = '';
    }
    this.#tree.redraw();
    this.#tellShown();
  }

  #tellShown(): void {
    if (this.#account && this.#view.visible) this.#shown.fire(this.#account);
  }

  #draw({ structure, rows }: { readonly structure: boolean; readonly rows: readonly string[] }): void {
    const account = this.#account;
    if (account) this.#show(account, account.list.state);
    if (structure) this.#tree.redraw();
    else if (account) this.#tree.redrawRows(account, rows);
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

  #show(account: Account, state: ListState): void {
    if (account !== this.#account) return;
    const count = account.list.store.drives.length;
    this.#context.show(viewState(state, count, account.isAdmin), state.loading);
    this.#showFailures();
    this.#view.message = count > 0 ? (listMessage(state, count, account.list.isRecalled) ?? '') : '';
  }

  /** What had failed stays on the icon until another try has ended. */
  #showFailures(): void {
    const account = this.#account;
    if (account?.list.state.loading) return;
    const badge = failureBadge(account ? [account] : []);
    if (badge?.tooltip !== this.#view.badge?.tooltip) this.#view.badge = badge;
  }

  /** In the order of the settings, if there is a list to order; a first walk under way in another order is given up. */
  #reorder(): void {
    const state = this.#account?.list.state;
    if (state?.loading || state?.at !== undefined) this.#refreshUnasked();
  }

  /** Nobody waits for it; the view says how it ended, unless not even the key could be read. */
  #refreshUnasked(): void {
    this.refresh().catch((error: unknown) => this.#log.error(`refresh: ${described(error)}`));
  }

  #freshen(): void {
    const account = this.#account;
    if (!this.#view.visible || !account) return;
    void this.#mounts.look();
    const { at, loading } = account.list.state;
    const stale = at !== undefined && Date.now() - at > staleAfterMs;
    const paused = this.#behind?.account === account && this.#behind.paused;
    if ((!stale && !paused) || loading) return;
    if (stale) this.#open.forget(account);
    this.#walkBehind(account);
  }

  #pause(): void {
    if (!this.#behind || this.#behind.account !== this.#account) return;
    this.#behind.paused = true;
    this.#behind.account.list.stop();
  }
}
