/** A row of the tree as data. What it shows is looked up in the account when the row is drawn. */
export type Node = TeamNode | LockedNode | RegionNode | DriveNode | MountNode | NetworkNode | MachineNode;

export interface TeamNode {
  readonly kind: 'team';
  readonly account: string;
}

/** A team whose key the keyring does not give. */
export interface LockedNode {
  readonly kind: 'locked';
  readonly account: string;
}

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

/** What stands below a drive. */
interface BelowDrive {
  readonly account: string;
  readonly region: string;
  /** The drive's id. */
  readonly drive: string;
}

/** Where a drive is mounted on this host. */
export interface MountNode extends BelowDrive {
  readonly kind: 'mount';
  readonly directory: string;
}

export interface NetworkNode extends BelowDrive {
  readonly kind: 'network';
  readonly id: string;
}

/** A machine in a drive's network: the same one stands below every drive of that network. */
export interface MachineNode extends BelowDrive {
  readonly kind: 'machine';
  readonly network: string;
  readonly id: string;
}

/** A row's identity over refreshes: expansion and selection hang on it. Encoded, for a region may be called anything. */
export function nodeId(node: Node): string {
  const team = encoded(node.account);
  if (node.kind === 'team') return team;
  if (node.kind === 'locked') return `${team}:locked`;
  const region = `${team}/${encoded(node.region)}`;
  if (node.kind === 'region') return region;
  if (node.kind === 'drive') return `${region}/${encoded(node.id)}`;
  return `${region}/${encoded(node.drive)}/${node.kind}/${encoded(node.kind === 'mount' ? node.directory : node.id)}`;
}

function encoded(part: string): string {
  // Nearly every part, of thousands of rows.
  return /^[\w-]*$/.test(part) ? part : encodeURIComponent(part);
}

/** Anybody can call a command with something that only looks like a row. */
export function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, account, region, id, drive, directory } = value as Readonly<Record<string, unknown>>;
  if (typeof account !== 'string') return false;
  if (kind === 'team' || kind === 'locked') return true;
  if (typeof region !== 'string') return false;
  if (kind === 'mount') return isId(drive) && typeof directory === 'string';
  return kind === 'region' || (/^(drive|network|machine)$/.test(String(kind)) && isId(id));
}

const isId = (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value);
