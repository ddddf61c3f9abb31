import { Addresses } from './addresses';
import { Collection } from './collection';
import { notFound, refused } from './failure';
import { base36 } from './random';
import type { Random } from './random';
import type { DriveRecord, MachineRecord, NetworkRecord } from './records';
import { awkwardPassword } from './secrets';

export interface Surroundings {
  readonly random: Random;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly readyAfterMs: number;
  readonly readyAfterGets: number;
  /** Sizes on sale, GB. */
  readonly sizes: readonly number[];
  /** Region codes the service knows. */
  readonly regions: readonly string[];
}

/** What a seed may decide instead of the generator. */
export interface Given {
  readonly id?: string | undefined;
  readonly mountPoint?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly dtCreated?: string | undefined;
  readonly dtDeleted?: string | undefined;
}

export interface NewDrive {
  readonly name: string;
  readonly networkId: string;
  readonly region: string;
  /** GB. */
  readonly size: number;
}

const byCreation = { dtCreated: (record: { dtCreated: string }) => record.dtCreated };
const byName = { ...byCreation, name: (record: { name: string }) => record.name };
const byState = { ...byName, state: (record: MachineRecord) => record.state };

/** What one team has, and the rules its drives are made by. Every refusal is a `Failure`. */
export class Team {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly drives = new Collection<DriveRecord>(byName);
  readonly networks = new Collection<NetworkRecord>(byName);
  readonly machines = new Collection<MachineRecord>(byState);
  readonly #addresses = new Map<string, Addresses>();
  readonly #surroundings: Surroundings;
  #made = 0;
  #drivesMade = 0;

  constructor(name: string, namespace: string, surroundings: Surroundings) {
    this.id = `t${base36(surroundings.random, 9)}`;
    this.name = name;
    this.namespace = namespace;
    this.#surroundings = surroundings;
  }

  createDrive(input: NewDrive): DriveRecord {
    const { now, readyAfterMs, readyAfterGets } = this.#surroundings;
    this.#checkName(input.name);
    this.#checkRegion(input.region);
    if (!this.#surroundings.sizes.includes(input.size)) throw refused('size', `Invalid size: ${input.size}`);
    const network = this.networks.get(input.networkId);
    if (!network) throw refused('networkId', `Private network ${input.networkId} not found.`);
    if (network.region !== input.region) {
      throw refused('networkId', `Private network ${network.id} is not in region ${input.region}.`);
    }
    const record = this.makeDrive({ ...input, bytes: input.size * 1024 ** 3 }, {});
    return this.drives.add({ ...record, readyAt: now() + readyAfterMs, emptyGets: readyAfterGets });
  }

  /** A ready drive, not yet listed; `given` replaces what would be generated. 409 if its network is full. */
  makeDrive(wanted: { name: string; networkId: string; region: string; bytes: number }, given: Given): DriveRecord {
    const { random, now } = this.#surroundings;
    const address = this.takeAddress(wanted.networkId);
    const suffix = base36(random, 8);
    const number = this.nextNumber();
    const id = given.id ?? `sd${suffix}`;
    return {
      id,
      name: wanted.name,
      region: wanted.region,
      networkId: wanted.networkId,
      address,
      mountPoint: given.mountPoint ?? `\\\\${address}\\${id}`,
      username: given.username ?? `u${suffix}`,
      password: given.password ?? awkwardPassword(random, this.#drivesMade++),
      bytes: wanted.bytes,
      dtCreated: given.dtCreated ?? new Date(now()).toISOString(),
      dtDeleted: given.dtDeleted,
      number,
      readyAt: 0,
      emptyGets: 0,
    };
  }

  renameDrive(id: string, name: string | undefined): DriveRecord {
    const drive = this.driveOf(id);
    if (name === undefined) return drive;
    this.#checkName(name);
    return this.drives.replace({ ...drive, name });
  }

  deleteDrive(id: string): void {
    const drive = this.driveOf(id);
    this.drives.remove(id);
    this.#addresses.get(drive.networkId)?.release(drive.address);
  }

  driveOf(id: string): DriveRecord {
    const drive = this.drives.get(id);
    if (!drive) throw notFound(`Shared drive ${id}`);
    return drive;
  }

  createNetwork(input: { name: string; region: string }): NetworkRecord {
    this.#checkName(input.name);
    this.#checkRegion(input.region);
    const count = this.networks.size + 1;
    const network = `10.${128 + (count >> 8)}.${count & 255}.0`;
    return this.addNetwork({ ...input, network, dtCreated: new Date(this.#surroundings.now()).toISOString() });
  }

  addNetwork(
    wanted: Pick<NetworkRecord, 'name' | 'region' | 'network' | 'dtCreated'>,
    id = `nw${base36(this.#surroundings.random, 8)}`,
  ): NetworkRecord {
    this.#addresses.set(id, new Addresses(wanted.network));
    return this.networks.add({ ...wanted, id, netmask: '255.255.255.0', number: this.nextNumber() });
  }

  /** Takes the next free address of a network: for a drive, a machine, or a test that wants it full. */
  takeAddress(networkId: string): string {
    const addresses = this.#addresses.get(networkId);
    if (!addresses) throw new Error(`the seed names a network that is not there: ${networkId}`);
    return addresses.take();
  }

  freeAddresses(networkId: string): number {
    return this.#addresses.get(networkId)?.free ?? 0;
  }

  nextNumber(): number {
    return this.#made++;
  }

  #checkName(name: string): void {
    if (name.trim() === '') throw refused('name', 'Name must not be empty.');
  }

  #checkRegion(region: string): void {
    if (!this.#surroundings.regions.includes(region)) throw refused('region', `Invalid region: ${region}`);
  }
}
