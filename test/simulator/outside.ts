import type { DriveRecord, MachineRecord, NetworkRecord } from './records';
import type { Access } from './seed';
import type { State } from './state';
import type { Team } from './team';

/** A drive as a test compares with it. */
export interface DriveFacts {
  readonly id: string;
  readonly name: string;
  /** Code. */
  readonly region: string;
  readonly networkId: string;
  /** As it is once the drive is ready. */
  readonly mountPoint: string;
  readonly username: string;
  readonly password: string;
  readonly bytes: number;
  readonly dtCreated: string;
}

export interface NetworkFacts {
  readonly id: string;
  readonly name: string;
  /** Code. */
  readonly region: string;
  /** First address. */
  readonly network: string;
}

/** What the service may tell differently the next time. */
export type MachineChange = Partial<Pick<MachineRecord, 'state' | 'privateIp' | 'publicIp' | 'networkId'>>;

export interface KeyFacts {
  readonly key: string;
  readonly access: Access;
  readonly email: string;
}

export interface TeamFacts {
  readonly name: string;
  readonly namespace: string;
  readonly keys: readonly KeyFacts[];
  readonly networks: readonly NetworkFacts[];
  readonly drives: readonly DriveFacts[];
}

export interface NewOutsideDrive {
  readonly name: string;
  /** Code; the first network's if left out. */
  readonly region?: string | undefined;
  /** The region's first network if left out. */
  readonly networkId?: string | undefined;
  /** GB; 250 if left out. */
  readonly size?: number | undefined;
}

/** What other clients do to the state, past the API. */
export class Outside {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  drives(namespace?: string): DriveFacts[] {
    return this.#team(namespace).drives.all().map(driveFacts);
  }

  networks(namespace?: string): NetworkFacts[] {
    return this.#team(namespace).networks.all().map(networkFacts);
  }

  machines(namespace?: string): MachineRecord[] {
    return this.#team(namespace).machines.all();
  }

  /** All there is, secrets and keys included. */
  teams(): TeamFacts[] {
    return this.#state.teams.map(team => ({
      name: team.name,
      namespace: team.namespace,
      keys: this.#keysOf(team),
      networks: this.networks(team.namespace),
      drives: this.drives(team.namespace),
    }));
  }

  createDrive(wanted: NewOutsideDrive, namespace?: string): DriveFacts {
    const team = this.#team(namespace);
    const networkId = wanted.networkId ?? firstNetwork(team, wanted.region);
    const region = team.networks.get(networkId)?.region ?? '';
    const bytes = (wanted.size ?? 250) * 1024 ** 3;
    return driveFacts(team.drives.add(team.makeDrive({ name: wanted.name, region, networkId, bytes }, {})));
  }

  renameDrive(id: string, name: string): void {
    this.#teamOfDrive(id).renameDrive(id, name);
  }

  deleteDrive(id: string): void {
    this.#teamOfDrive(id).deleteDrive(id);
  }

  changeMachine(id: string, change: MachineChange): void {
    const team = this.#state.teams.find(candidate => candidate.machines.get(id));
    const machine = team?.machines.get(id);
    if (!team || !machine) throw new Error(`no machine ${id}`);
    team.machines.replace({ ...machine, ...change });
  }

  fillNetwork(id: string): void {
    const team = this.#state.teams.find(candidate => candidate.networks.get(id));
    if (!team) throw new Error(`no network ${id}`);
    while (team.freeAddresses(id) > 0) team.takeAddress(id);
  }

  #keysOf(team: Team): KeyFacts[] {
    const own = [...this.#state.identities].filter(([, identity]) => identity.team === team);
    return own.map(([key, { access, email }]) => ({ key, access, email }));
  }

  #team(namespace: string | undefined): Team {
    const team = this.#state.teams.find(({ namespace: own }) => own === (namespace ?? own));
    if (!team) throw new Error(`no team ${namespace ?? ''}`);
    return team;
  }

  #teamOfDrive(id: string): Team {
    const team = this.#state.teams.find(candidate => candidate.drives.get(id));
    if (!team) throw new Error(`no drive ${id}`);
    return team;
  }
}

function firstNetwork(team: Team, region: string | undefined): string {
  const network = team.networks.all().find(candidate => candidate.region === (region ?? candidate.region));
  if (!network) throw new Error(`no network in ${region ?? 'any region'}`);
  return network.id;
}

function driveFacts(drive: DriveRecord): DriveFacts {
  const { id, name, region, networkId, mountPoint, username, password, bytes, dtCreated } = drive;
  return { id, name, region, networkId, mountPoint, username, password, bytes, dtCreated };
}

function networkFacts({ id, name, region, network }: NetworkRecord): NetworkFacts {
  return { id, name, region, network };
}
