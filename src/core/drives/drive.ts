/**
 * A shared drive as the store holds it: everything but the secret.
 * Decoded from the API's `Drive`; a list answer carries passwords, and decoding drops them.
 */
export interface Drive {
  readonly id: string;
  readonly name: string;
  /** Region code in lower case (`ny2`); a region we do not know stays as the service spelt it. */
  readonly region: string;
  readonly networkId: string;
  /** As the service gave it, usually a UNC path (`\\10.64.92.2\sdvkpg3v2v`); empty until the drive is ready. */
  readonly mountPoint: string;
  readonly username: string;
  /** Gigabytes as they are sold (1 TB is 1000); fractional only when the service measured an odd number of bytes. */
  readonly sizeGB: number;
  /** ISO 8601 date-time. */
  readonly created: string;
}

/** A drive with its password: asked for at the moment one is needed, and forgotten after. */
export interface DriveWithPassword {
  readonly drive: Drive;
  readonly password: string;
}

/** A private network; the service makes every one a /24. */
export interface PrivateNetwork {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** First address, e.g. `10.64.21.0`. */
  readonly address: string;
  /** E.g. `255.255.255.0`. */
  readonly netmask: string;
  readonly created: string;
}

/** A machine, as far as it can reach a drive. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly os: string;
  readonly region: string;
  readonly networkId: string | undefined;
  readonly privateIp: string | undefined;
  readonly publicIp: string | undefined;
}
