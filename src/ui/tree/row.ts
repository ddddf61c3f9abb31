import type { MarkdownString, TreeItem } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import type { Account } from '../account/account';
import type { Mounts } from '../mount/mounts';
import type { Node, TeamNode } from './nodes';

/** What can be asked of a row. Each kind has a file of its own; what it shows is in its account. */
export interface Row {
  /** False once what it stands for is no more. */
  isThere(): boolean;
  children(): readonly Node[] | Promise<readonly Node[]>;
  /** Undefined once it stands for nothing. */
  item(): TreeItem | undefined;
  /** The row that it stands below; undefined at the top. */
  parent(): Node | undefined;
  /** Made when somebody hovers. Undefined: VS Code shows the label. */
  tooltip?(): Promise<MarkdownString | undefined>;
}

/** What rows use of the tree. */
export interface Rows {
  readonly mounts: Pick<Mounts, 'index'>;
  /** Whether drives show their networks and machines. */
  readonly connected: boolean;
  /** The row of an account's team; undefined while only one is signed in, as none stands above its regions then. */
  teamNode(account: Account): TeamNode | undefined;
  byRegion(account: Account): ReadonlyMap<string, readonly Drive[]>;
  /** The same object for the same row: VS Code knows a row by the object it was given. */
  keep<T extends Node>(node: T): T;
}
