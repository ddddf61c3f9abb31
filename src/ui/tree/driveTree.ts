import { EventEmitter, TreeItem, type CancellationToken, type TreeDataProvider } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { byRegionOrder } from '../../core/drives/regions';
import { Disposables } from '../disposables';
import type { Account } from '../account/account';
import type { Mounts } from '../mount/mounts';
import { nodeId, type DriveNode, type Node, type RegionNode } from './nodes';
import { driveTooltip } from './tooltip';
import { driveItem, regionItem } from './treeItems';

/** What the tree draws from. */
export interface TreeSource {
  /** The account whose first rows are there, or whose first walk has ended; undefined when signed out. */
  ready(): Promise<Account | undefined>;
  readonly account: Account | undefined;
}

/** Rows by region, from the account's store. Regions without drives do not exist. */
export class DriveTree extends Disposables implements TreeDataProvider<Node> {
  readonly #source: TreeSource;
  readonly #mounts: Pick<Mounts, 'index'>;
  readonly #changed = this._register(new EventEmitter<Node | Node[] | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  /** VS Code knows a row by the object it was given, so that a row keeps its object. */
  readonly #nodes = new Map<string, Node>();
  /** Made once per list instead of once per row: the store makes a new list with every change. */
  #grouped: { readonly of: readonly Drive[]; readonly regions: ReadonlyMap<string, readonly Drive[]> } | undefined;

  constructor(source: TreeSource, mounts: Pick<Mounts, 'index'>) {
    super();
    this.#source = source;
    this.#mounts = mounts;
  }

  /** Draws everything again. */
  redraw(): void {
    this.#forgetGone();
    this.#changed.fire(undefined);
  }

  /** Draws these drives' rows again, if they were drawn before. */
  redrawRows(ids: readonly string[]): void {
    const rows = ids.flatMap(id => this.nodeOf(id) ?? []);
    if (rows.length > 0) this.#changed.fire(rows);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      const account = await this.#source.ready();
      return account ? this.#regionNodes(account) : [];
    }
    const { account } = this.#source;
    if (node.kind === 'drive' || account?.id !== node.account) return [];
    const drives = this.#byRegion(account.list.store.drives).get(node.region) ?? [];
    return drives.map(({ id }) => this.#keep({ kind: 'drive', account: account.id, region: node.region, id }));
  }

  getTreeItem(node: Node): TreeItem {
    const list = this.#source.account?.list;
    if (list && node.kind === 'region') {
      const drives = this.#byRegion(list.store.drives).get(node.region) ?? [];
      return regionItem(node, drives, list.manyPages, list.recalledTotals?.get(node.region));
    }
    const drive = node.kind === 'drive' ? list?.store.get(node.id) : undefined;
    if (list && node.kind === 'drive' && drive) {
      const [mountedAt] = this.#mounts.index.directoriesOf(drive.mountPoint);
      return driveItem(node, drive, { pending: list.store.pending(drive.id), mountedAt });
    }
    // VS Code redraws with a delay and may ask for a row whose drive has just gone; the redraw that removes it is on its way.
    return Object.assign(new TreeItem(''), { id: nodeId(node) });
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'region'
      ? undefined
      : this.#keep({ kind: 'region', account: node.account, region: node.region });
  }

  /** Asks for the networks' names when somebody hovers: one reading for all rows, and never a reason to show nothing. */
  async resolveTreeItem(item: TreeItem, node: Node, token: CancellationToken): Promise<TreeItem | undefined> {
    const { account } = this.#source;
    const drive = node.kind === 'drive' ? account?.list.store.get(node.id) : undefined;
    if (!account || !drive) return item;
    const network = account.networks.known(drive.networkId) ?? (await account.networks.find(drive.networkId));
    if (token.isCancellationRequested) return undefined;
    item.tooltip = driveTooltip(drive, network);
    return item;
  }

  /** The row of a drive, undefined if the account has no such drive. */
  nodeOf(id: string): DriveNode | undefined {
    const { account } = this.#source;
    const drive = account?.list.store.get(id);
    return account && drive && this.#keep({ kind: 'drive', account: account.id, region: drive.region, id });
  }

  #regionNodes(account: Account): RegionNode[] {
    const { store, recalledTotals } = account.list;
    const regions = new Set([...this.#byRegion(store.drives).keys(), ...(recalledTotals?.keys() ?? [])]);
    return [...regions].sort(byRegionOrder).map(region => this.#keep({ kind: 'region', account: account.id, region }));
  }

  /** Rows of drives that are no more, and of other accounts: VS Code lets go of them with this redraw. */
  #forgetGone(): void {
    const { account } = this.#source;
    const regions = account && this.#byRegion(account.list.store.drives);
    const isThere = (node: Node) =>
      node.account === account?.id &&
      (node.kind === 'region' ? regions?.has(node.region) : account.list.store.get(node.id)?.region === node.region);
    for (const [id, node] of this.#nodes) if (!isThere(node)) this.#nodes.delete(id);
  }

  #byRegion(drives: readonly Drive[]): ReadonlyMap<string, readonly Drive[]> {
    if (this.#grouped?.of !== drives) this.#grouped = { of: drives, regions: groupByRegion(drives) };
    return this.#grouped.regions;
  }

  #keep<T extends Node>(node: T): T {
    const id = nodeId(node);
    const kept = this.#nodes.get(id);
    // The id holds the kind (by its number of parts), so what was kept under it is a T.
    if (kept) return kept as T;
    this.#nodes.set(id, node);
    return node;
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
