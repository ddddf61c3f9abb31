import { window, workspace, type TreeView } from 'vscode';
import type { ListState } from '../../core/drives/driveList';
import { viewState } from '../../core/drives/viewState';
import type { Account } from '../account/account';
import type { Accounts } from '../account/accounts';
import { Disposables } from '../disposables';
import { affects, settings } from '../settings';
import { DriveTree, type TreeSource } from './driveTree';
import type { Node } from './nodes';
import { Redraws } from './redraws';
import { ViewContext } from './viewContext';
import { listMessage } from '../words/list';

const viewId = 'paperspaceDrives.drives';
/** A list older than this is read again when the view comes back into sight. No polling: every list carries every password. */
const staleAfterMs = 5 * 60_000;

/** The view in the sidebar: what it lists, what it says above the list, and when it asks the service. */
export class DrivesView extends Disposables implements TreeSource {
  readonly #accounts: Accounts;
  readonly #context = this._register(new ViewContext());
  readonly #tree = this._register(new DriveTree(this));
  readonly #view: TreeView<Node>;
  readonly #redraws = this._register(new Redraws(change => this.#draw(change)));
  #account: Account | undefined;

  constructor(accounts: Accounts) {
    super();
    this.#accounts = accounts;
    this.#view = this._register(
      window.createTreeView(viewId, { treeDataProvider: this.#tree, canSelectMany: true, showCollapseAll: true }),
    );
    this._register(accounts.onDidChange(() => this.#follow(accounts.known)));
    this._register(this.#view.onDidChangeVisibility(({ visible }) => visible && this.#freshen()));
    this._register(window.onDidChangeWindowState(({ focused }) => focused && this.#freshen()));
    this._register(
      workspace.onDidChangeConfiguration(e => affects(e, 'sortBy', 'sortOrder') && this.#seen() && void this.refresh()),
    );
  }

  get account(): Account | undefined {
    return this.#account;
  }

  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  async ready(): Promise<Account | undefined> {
    const account = await this.#known();
    if (account?.list.state.loaded === 'nothing' && !account.list.state.problem) void this.#walk(account);
    await account?.list.firstRows();
    return account;
  }

  /** Reads the list again, and resolves when that has ended, however it ended. */
  async refresh(): Promise<Account | undefined> {
    const account = await this.#known();
    account?.networks.forget();
    if (account) await this.#walk(account);
    return account;
  }

  /** Selects a drive's row, opening its region. False if the list has no such drive. */
  async reveal(id: string, focus = true): Promise<boolean> {
    const node = this.#tree.nodeOf(id);
    if (node) await this.#view.reveal(node, { select: true, focus });
    return node !== undefined;
  }

  /** The failure to read a key belongs to the view too: without it the view would wait for ever. */
  async #known(): Promise<Account | undefined> {
    try {
      const account = await this.#accounts.current();
      this.#follow(account);
      return account;
    } catch (error) {
      this.#context.show('failed', false);
      throw error;
    }
  }

  #walk(account: Account): Promise<void> {
    const walk = account.list.refresh(settings.order());
    void window.withProgress({ location: { viewId } }, () => walk);
    return walk;
  }

  #follow(account: Account | undefined): void {
    if (!account) this.#context.show('signedOut', false);
    if (account === this.#account) return;
    this.#account = account;
    this.#view.description = account?.team.name ?? '';
    if (account) {
      const { list } = account;
      // These end with the account, which disposes its list and its store.
      list.store.onDidChange(change => this.#redraws.ask(change, list.state.loading));
      list.onDidChangeState(state => this.#show(account, state));
      this.#show(account, list.state);
    } else {
      // VS Code hides a welcome text while the view has a message.
      this.#view.message = '';
    }
    this.#tree.redraw();
  }

  #draw({ structure, rows }: { readonly structure: boolean; readonly rows: readonly string[] }): void {
    if (this.#account) this.#show(this.#account, this.#account.list.state);
    if (structure) this.#tree.redraw();
    else this.#tree.redrawRows(rows);
  }

  #show(account: Account, state: ListState): void {
    if (account !== this.#account) return;
    const count = account.list.store.drives.length;
    this.#context.show(viewState(state, count, account.isAdmin), state.loading);
    this.#view.message = count > 0 ? (listMessage(state, count) ?? '') : '';
  }

  #seen(): boolean {
    return this.#account?.list.state.at !== undefined;
  }

  #freshen(): void {
    const state = this.#account?.list.state;
    const stale = state?.at !== undefined && Date.now() - state.at > staleAfterMs;
    if (stale && this.#view.visible && !state.loading) void this.refresh();
  }
}
