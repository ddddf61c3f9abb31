import { EventEmitter, TreeItem, workspace, type CancellationToken, type TreeDataProvider } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { Disposables } from '../disposables';
import type { Account } from '../account/account';
import type { Team } from '../account/storedAccount';
import type { Mounts } from '../mount/mounts';
import { affects, settings } from '../settings';
import { driveRow } from './driveRow';
import { lockedRow } from './lockedRow';
import { machineRow } from './machineRow';
import { mountRow } from './mountRow';
import { networkRow } from './networkRow';
import { nodeId, type DriveNode, type Node, type TeamNode } from './nodes';
import { regionNodes, regionRow } from './regionRow';
import type { Row, Rows } from './row';
import { teamRow } from './teamRow';

/** What the tree draws from. */
export interface TreeSource {
  /** The accounts; of only one, its first rows are there, or its first walk has ended. None when signed out. */
  ready(): Promise<readonly Account[]>;
  readonly accounts: readonly Account[];
  /** Teams whose keys could not be read; of interest only beside accounts. */
  readonly locked: readonly Team[];
}

/** Rows of accounts: each kind in a file of its own, each row drawn from the account that it belongs to. */
export class DriveTree extends Disposables implements TreeDataProvider<Node>, Rows {
  readonly mounts: Pick<Mounts, 'index'>;
  /** Kept, because 10,000 rows ask. */
  connected = settings.showConnections();
  readonly #source: TreeSource;
  readonly #changed = this._register(new EventEmitter<Node | Node[] | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #nodes = new Map<string, Node>();
  /** Made once per list instead of once per row: the store makes a new list with every change. */
  readonly #grouped = new WeakMap<readonly Drive[], ReadonlyMap<string, readonly Drive[]>>();

  constructor(source: TreeSource, mounts: Pick<Mounts, 'index'>) {
    super();
    this.#source = source;
    this.mounts = mounts;
    this._register(
      workspace.onDidChangeConfiguration(event => {
        if (!affects(event, 'showConnections')) return;
        this.connected = settings.showConnections();
        this.redraw();
      }),
    );
  }

  /** Draws everything again, or everything of an account. */
  redraw(account?: Account): void {
    this.#forgetGone();
    this.#changed.fire(account && this.teamNode(account));
  }

  /** Draws these drives' rows again, if they were drawn before. */
  redrawRows(account: Account, ids: readonly string[]): void {
    const rows = ids.flatMap(id => this.nodeOf(account, id) ?? []);
    if (rows.length > 0) this.#changed.fire(rows);
  }

  /** Draws the rows of networks again, with the machines in them, wherever they were drawn before. */
  redrawNetworks({ id }: Account): void {
    const rows = [...this.#nodes.values()].filter(node => node.kind === 'network' && node.account === id);
    if (rows.length > 0) this.#changed.fire(rows);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return [...((await this.#row(node)?.children()) ?? [])];
    const accounts = await this.#source.ready();
    const rows = accounts.flatMap<Node>(account => this.teamNode(account) ?? regionNodes(account, this));
    if (accounts.length === 0) return rows;
    return [...rows, ...this.#source.locked.map(({ id }) => this.keep({ kind: 'locked', account: id }))];
  }

  getTreeItem(node: Node): TreeItem {
    // VS Code redraws with a delay and may ask for a row whose drive has just gone; the redraw that removes it is on its way.
    return this.#row(node)?.item() ?? Object.assign(new TreeItem(''), { id: nodeId(node) });
  }

  getParent(node: Node): Node | undefined {
    return this.#row(node)?.parent();
  }

  async resolveTreeItem(item: TreeItem, node: Node, token: CancellationToken): Promise<TreeItem | undefined> {
    const tooltip = await this.#row(node)?.tooltip?.();
    if (token.isCancellationRequested) return undefined;
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  /** The row of a drive, undefined if the account has no such drive. */
  nodeOf(account: Account, id: string): DriveNode | undefined {
    const drive = account.list.store.get(id);
    return drive && this.keep({ kind: 'drive', account: account.id, region: drive.region, id });
  }

  teamNode({ id }: Account): TeamNode | undefined {
    return this.#teams().length > 1 ? this.keep({ kind: 'team', account: id }) : undefined;
  }

  byRegion({ list: { store } }: Account): ReadonlyMap<string, readonly Drive[]> {
    const { drives } = store;
    const known = this.#grouped.get(drives) ?? groupByRegion(drives);
    this.#grouped.set(drives, known);
    return known;
  }

  keep<T extends Node>(node: T): T {
    const id = nodeId(node);
    const kept = this.#nodes.get(id);
    // The id holds the kind, so what was kept under it is a T.
    if (kept) return kept as T;
    this.#nodes.set(id, node);
    return node;
  }

  /** Undefined for a row of an account that is not signed in any more. */
  #row(node: Node): Row | undefined {
    if (node.kind === 'locked') {
      const locked = this.#source.locked.find(({ id }) => id === node.account);
      return locked && lockedRow(node, locked, this.#teams());
    }
    const account = this.#source.accounts.find(({ id }) => id === node.account);
    if (!account) return undefined;
    switch (node.kind) {
      case 'team':
        return teamRow(node, account, this, this.#teams());
      case 'region':
        return regionRow(node, account, this);
      case 'drive':
        return driveRow(node, account, this);
      case 'mount':
        return mountRow(node, account, this);
      case 'network':
        return networkRow(node, account, this);
      case 'machine':
        return machineRow(node, account, this);
    }
  }

  #teams(): readonly Team[] {
    return [...this.#source.accounts.map(({ team }) => team), ...this.#source.locked];
  }

  /** Rows of drives that are no more, and of other accounts: VS Code lets go of them with this redraw. */
  #forgetGone(): void {
    for (const [id, node] of this.#nodes) if (!this.#row(node)?.isThere()) this.#nodes.delete(id);
  }
}

function groupByRegion(drives: readonly Drive[]): ReadonlyMap<string, readonly Drive[]> {
  const regions = new Map<string, Drive[]>();
  for (const drive of drives) {
    const group = regions.get(drive.region);
    if (group) group.push(drive);
    else regions.set(drive.region, [drive]);
  }
  return regions;
}
