/** A row of the tree as data. What it shows is looked up in the account when the row is drawn. */
export type Node = RegionNode | DriveNode;

export interface RegionNode {
  readonly kind: 'region';
  readonly account: string;
  readonly region: string;
}

export interface DriveNode {
  readonly kind: 'drive';
  readonly account: string;
  readonly region: string;
  /** The drive's id, so that a row can be given to a command wherever `{ id }` can. */
  readonly id: string;
}

/** A row's identity over refreshes: expansion and selection hang on it. Encoded, for a region may be called anything. */
export function nodeId(node: Node): string {
  const region = `${encoded(node.account)}/${encoded(node.region)}`;
  return node.kind === 'region' ? region : `${region}/${encoded(node.id)}`;
}

function encoded(part: string): string {
  // Nearly every part, of thousands of rows.
  return /^[\w-]*$/.test(part) ? part : encodeURIComponent(part);
}

/** Anybody can call a command with something that only looks like a row. */
export function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, account, region, id } = value as Readonly<Record<string, unknown>>;
  if (typeof account !== 'string' || typeof region !== 'string') return false;
  return kind === 'region' || (kind === 'drive' && typeof id === 'string' && /^[A-Za-z0-9_-]+$/.test(id));
}
