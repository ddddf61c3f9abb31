import type { Client } from '../api/client';
import type { NewNetwork } from '../api/privateNetworks';
import type { NewDrive } from '../api/sharedDrives';
import type { Drive, PrivateNetwork } from './drive';
import { makeAlone, type HowToMakeAlone, type SentEarlier } from './makeAlone';
import type { Making, NotKnown, NotMade } from './makeOnce';
import { isNotFound } from './whetherGone';
import { askedKey, type Asked } from './wishNote';

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

/** The same for two wishes that ask for the same. */
export function wishKey({ region, network, name, size }: DriveWish): string {
  return JSON.stringify([region, network.kind, network.kind === 'new' ? network.name : network.id, name, size]);
}

/** The service said no, or was never asked. */
export interface CreateFailed {
  readonly kind: 'failed';
  readonly at: 'network' | 'drive';
  readonly error: unknown;
  /** A network made on the way stays, and is used by the next try. */
  readonly networkMade: PrivateNetwork | undefined;
  /** It was sent, and the service gave it up. */
  readonly givenUp: SentEarlier | undefined;
}

/** The answer was lost, and whether it was made could not be learned. */
export type CreateNotKnown =
  | (NotKnown<PrivateNetwork> & { readonly at: 'network'; readonly sent: NewNetwork })
  | (NotKnown<Drive> & {
      readonly at: 'drive';
      readonly sent: NewDrive;
      readonly networkMade: PrivateNetwork | undefined;
    });

export type CreateOutcome =
  | {
      readonly kind: 'made';
      readonly drive: Drive;
      readonly networkMade: PrivateNetwork | undefined;
      /** Nothing was sent now: it was asked for there at the same time, or earlier. */
      readonly by?: 'anotherWindow' | 'earlierRequest' | undefined;
    }
  | CreateFailed
  | CreateNotKnown;

export type HowToCreate = Omit<HowToMakeAlone, 'joins' | 'next' | 'onWrittenDown'>;

/**
 * Makes the network if one is wished for, then the drive. Each request is sent once, whatever its answer; one whose
 * answer is lost counts as made if exactly one that is new fits the wish. Never rejects.
 */
export async function createDrive(
  client: Pick<Client, 'drives' | 'networks'>,
  wish: DriveWish,
  how: HowToCreate,
): Promise<CreateOutcome> {
  const { region, network } = wish;
  if (network.kind === 'existing') return makeDrive(client, wish, network.id, how);
  const begun = await networkOfSame(wish, how);
  if (begun !== undefined) {
    // A window that is at it now may have ended by the time this one would hold it.
    const joins = await how.wishes?.isAskedFor(driveAsked(wish, begun));
    const outcome = await makeDrive(client, wish, begun, { ...how, joins });
    // What was asked for before cannot be made any more: the next try makes a network of its own.
    if (outcome.kind === 'failed' && (await isGone(client, begun, how)))
      await how.wishes?.settle(driveAsked(wish, begun));
    return outcome;
  }
  const sent = { name: network.name, region };
  const asked = { at: 'network', sent } as const;
  const next = (networkId: string) => driveAsked(wish, networkId);
  const outcome = await makeAlone(networkMaking(client, sent), asked, wish, { ...how, next });
  if (outcome.kind === 'notMade') return failed(outcome, asked);
  if (outcome.kind === 'notKnown') return { ...outcome, ...asked };
  const { one, joins, letGo } = outcome;
  // Either the network or the drive is written down at every moment, and held.
  const created = await makeDrive(client, wish, one.id, { ...how, joins, onWrittenDown: letGo }, one);
  await letGo?.();
  return created;
}

/** The network that was made for the very same wish, whose drive is not known yet: another network would make another drive. */
async function networkOfSame(wish: DriveWish, { wishes }: HowToMakeAlone): Promise<string | undefined> {
  const notes = (await wishes?.notes()) ?? [];
  const same = notes.find(note => note.at === 'drive' && wishKey(note.wish) === wishKey(wish));
  return same?.at === 'drive' ? same.sent.networkId : undefined;
}

/** Whether the service says that there is no such network. */
function isGone({ networks }: Pick<Client, 'networks'>, id: string, { signal }: HowToMakeAlone): Promise<boolean> {
  return networks.get(id, signal).then(found => found === undefined, isNotFound);
}

/** How a drive is made, and found again: by name, region, network and size. */
export function driveMaking({ drives }: Pick<Client, 'drives'>, sent: NewDrive): Making<Drive> {
  return {
    pages: signal => drives.pages({ orderBy: 'dtCreated', order: 'desc' }, signal),
    send: signal => drives.create(sent, signal),
    find: async (id, signal) => (await drives.get(id, signal)).drive,
    isWished: ({ name, region, networkId, sizeGB }) =>
      name === sent.name && region === sent.region && networkId === sent.networkId && sizeGB === sent.size,
  };
}

/** The same for a private network: by name and region. */
export function networkMaking({ networks }: Pick<Client, 'networks'>, sent: NewNetwork): Making<PrivateNetwork> {
  return {
    pages: signal => networks.pages({ orderBy: 'dtCreated', order: 'desc' }, signal),
    send: signal => networks.create(sent, signal),
    find: (id, signal) => networks.get(id, signal),
    isWished: ({ name, region }) => name === sent.name && region === sent.region,
  };
}

async function makeDrive(
  client: Pick<Client, 'drives'>,
  wish: DriveWish,
  networkId: string,
  how: HowToMakeAlone,
  networkMade?: PrivateNetwork,
): Promise<CreateOutcome> {
  const asked = driveAsked(wish, networkId);
  const outcome = await makeAlone(driveMaking(client, asked.sent), asked, wish, how);
  switch (outcome.kind) {
    case 'made':
      return { kind: 'made', drive: outcome.one, networkMade, by: outcome.by };
    case 'notMade':
      return failed(outcome, asked, networkMade);
    case 'notKnown':
      return { ...outcome, ...asked, networkMade };
  }
}

function driveAsked({ name, region, size }: DriveWish, networkId: string) {
  return { at: 'drive', sent: { name, region, networkId, size } } as const;
}

function failed({ error, givenUp: before }: NotMade, asked: Asked, networkMade?: PrivateNetwork): CreateFailed {
  const givenUp = before && { asked: askedKey(asked), before };
  return { kind: 'failed', at: asked.at, error, networkMade, givenUp };
}
