import type { WorldOptions } from './options';
import type { NetworkRecord } from './records';
import { base36, seededRandom } from './random';
import { regionNames } from './regions';
import sample from './sample.json' with { type: 'json' };
import { generateDrives } from './manyDrives';
import { readSeed } from './seed';
import type { Access, DriveSeed, Seed, TeamSeed } from './seed';
import { Team } from './team';
import type { Surroundings } from './team';

/** Who a key belongs to, and what it may do there. */
export interface Identity {
  readonly userId: string;
  readonly email: string;
  readonly team: Team;
  readonly access: Access;
}

export interface State {
  readonly teams: readonly Team[];
  readonly identities: ReadonlyMap<string, Identity>;
  readonly surroundings: Surroundings;
  readonly defaultLimit: number;
  readonly nameFilter: 'exact' | 'substring';
}

const knownSizes = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 12000, 16000];

/** Builds teams and keys from a seed; the same options give the same ids, user names and passwords. */
export function buildState(options: WorldOptions, now: () => number): State {
  const seed = withDrives(readSeed(options.seed ?? sample), options.drives);
  const surroundings: Surroundings = {
    random: seededRandom(options.randomSeed ?? 1),
    now,
    readyAfterMs: options.readyAfterMs ?? 50,
    readyAfterGets: options.readyAfterGets ?? 0,
    sizes: options.sizes ?? knownSizes,
    regions: [...new Set([...regionNames.keys(), ...seed.teams.flatMap(regionsOf)])],
  };
  const teams = seed.teams.map(team => buildTeam(team, surroundings));
  if (teams[0] && options.manyDrives) generateDrives(teams[0], options.manyDrives, surroundings.random);
  return {
    teams,
    identities: identitiesOf(seed, teams, surroundings),
    surroundings,
    defaultLimit: options.defaultLimit ?? 20,
    nameFilter: options.nameFilter ?? 'substring',
  };
}

function withDrives(seed: Seed, drives: readonly DriveSeed[] | undefined): Seed {
  const [first, ...others] = seed.teams;
  return drives && first ? { teams: [{ ...first, drives: [...drives] }, ...others] } : seed;
}

function buildTeam(seed: TeamSeed, surroundings: Surroundings): Team {
  const team = new Team(seed.name, seed.namespace, surroundings);
  for (const { id, ...network } of seed.networks) {
    team.addNetwork({ ...network, dtCreated: '2024-05-01T08:00:00.000Z' }, id);
  }
  team.drives.addAll(seed.drives.map((drive, index) => seededDrive(team, drive, index)));
  for (const machine of seed.machines) {
    const networkId = machine.network === undefined ? null : networkOf(team, machine.region, machine.network).id;
    const address = () => (networkId === null ? null : team.takeAddress(networkId));
    team.machines.add({
      id: machine.id ?? `ps${base36(surroundings.random, 8)}`,
      name: machine.name,
      region: machine.region,
      state: machine.state,
      os: machine.os,
      networkId,
      privateIp: machine.privateIp === undefined ? address() : machine.privateIp,
      publicIp: machine.publicIp ?? null,
      dtCreated: '2024-05-02T08:00:00.000Z',
      number: team.nextNumber(),
    });
  }
  return team;
}

function regionsOf({ networks, drives }: TeamSeed): string[] {
  return [...networks, ...drives].flatMap(({ region }) => region ?? []);
}

function seededDrive(team: Team, seed: DriveSeed, index: number) {
  const network = networkOfDrive(team, seed);
  // A minute apart, so that the order of creation is the order of the seed.
  const dtCreated = seed.dtCreated ?? new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString();
  const bytes = seed.bytes ?? (seed.size ?? 250) * 1024 ** 3;
  const wanted = { name: seed.name, region: seed.region ?? network.region, networkId: network.id, bytes };
  return team.makeDrive(wanted, { ...seed, dtCreated });
}

/** A region that only a drive names gets a network of its own: a region nobody has heard of is that easy to test. */
function networkOfDrive(team: Team, { region, network }: DriveSeed): NetworkRecord {
  const isNew = region !== undefined && !team.networks.all().some(known => known.region === region);
  return isNew ? team.createNetwork({ name: network ?? 'default', region }) : networkOf(team, region, network);
}

function networkOf(team: Team, region: string | undefined, name: string | undefined): NetworkRecord {
  const found = team.networks
    .all()
    .find(n => (region === undefined || n.region === region) && (name === undefined || n.name === name));
  if (!found) throw new Error(`the seed has no network ${name ?? ''} in ${region ?? 'any region'}`);
  return found;
}

function identitiesOf(seed: Seed, teams: readonly Team[], { random }: Surroundings): Map<string, Identity> {
  const userIds = new Map<string, string>();
  const identities = new Map<string, Identity>();
  for (const [index, team] of teams.entries()) {
    for (const { key, access, email } of seed.teams[index]?.keys ?? []) {
      const userId = userIds.get(email) ?? `u${base36(random, 8)}`;
      userIds.set(email, userId);
      identities.set(key, { userId, email, team, access });
    }
  }
  return identities;
}
