/** What every resource has in common, and what the variations of an answer are chosen by. */
export interface Stored {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly dtCreated: string;
  /** Running number within the team: decides which of the service's spellings this record answers with. */
  readonly number: number;
}

export interface DriveRecord extends Stored {
  readonly networkId: string;
  /** The address it takes in its network, e.g. `10.64.92.2`. */
  readonly address: string;
  /** As it will be once the drive is ready. */
  readonly mountPoint: string;
  readonly username: string;
  readonly password: string;
  readonly bytes: number;
  /** A date: deleted, yet still listed. */
  readonly dtDeleted: string | undefined;
  /** Epoch milliseconds from which the mount point is told… */
  readonly readyAt: number;
  /** …and how often it must have been asked for by id before. */
  emptyGets: number;
}

export interface NetworkRecord extends Stored {
  readonly network: string;
  readonly netmask: string;
}

export interface MachineRecord extends Stored {
  readonly state: string;
  readonly os: string;
  readonly networkId: string | null;
  readonly privateIp: string | null;
  readonly publicIp: string | null;
}
