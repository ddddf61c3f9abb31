import type { Client } from '../api/client';
import type { Drive, PrivateNetwork } from './drive';

/** The network a drive goes into: one that exists, or one to be made just before it. */
export type NetworkChoice =
  | { readonly kind: 'existing'; readonly id: string; readonly network?: PrivateNetwork }
  | { readonly kind: 'new'; readonly name: string };

/** What somebody asked for, complete. */
export interface DriveWish {
  readonly region: string;
  readonly network: NetworkChoice;
  readonly name: string;
  /** Gigabytes as sold: 1 TB is 1000. */
  readonly size: number;
}

export interface CreateFailed {
  readonly kind: 'failed';
  readonly at: 'network' | 'drive';
  readonly error: unknown;
  /** A network made on the way stays, and is used by the next try. */
  readonly networkMade: PrivateNetwork | undefined;
}

export type CreateOutcome =
  { readonly kind: 'made'; readonly drive: Drive; readonly networkMade: PrivateNetwork | undefined } | CreateFailed;

/** Makes the network if one is wished for, then the drive. Each request is sent once, whatever its answer. */
export async function createDrive(
  client: Pick<Client, 'drives' | 'networks'>,
  wish: DriveWish,
  signal: AbortSignal,
): Promise<CreateOutcome> {
  const { region, network, name, size } = wish;
  let networkMade: PrivateNetwork | undefined;
  let at: 'network' | 'drive' = 'network';
  try {
    if (network.kind === 'new') networkMade = await client.networks.create({ name: network.name, region }, signal);
    at = 'drive';
    const networkId = network.kind === 'new' ? (networkMade?.id ?? '') : network.id;
    const drive = await client.drives.create({ name, region, networkId, size }, signal);
    return { kind: 'made', drive, networkMade };
  } catch (error) {
    return { kind: 'failed', at, error, networkMade };
  }
}
