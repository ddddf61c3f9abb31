import { integer } from './random';
import type { Random } from './random';
import type { DriveRecord, NetworkRecord } from './records';
import type { Team } from './team';

const words = [
  'datasets',
  'checkpoints',
  'scratch',
  'models',
  'logs',
  'embeddings',
  'renders',
  'backup',
  'homes',
  'eval',
];
const sizes = [50, 100, 250, 500, 1000, 2000];
const perNetwork = 200;

/** Adds that many drives to a team, in turn over the regions it has networks in, `perNetwork` to a new network. */
export function generateDrives(team: Team, count: number, random: Random): void {
  const regions = [...new Set(team.networks.all().map(network => network.region))];
  const networks = new Map<string, { network: NetworkRecord; left: number }>();
  const drives: DriveRecord[] = [];
  let networksMade = 0;
  for (let i = 0; i < count; i++) {
    const region = regions[i % regions.length] ?? 'ny2';
    let place = networks.get(region);
    if (!place || place.left === 0) {
      place = { network: addNetwork(team, region, networksMade++), left: perNetwork };
      networks.set(region, place);
    }
    place.left -= 1;
    drives.push(generatedDrive(team, place.network, i, random));
  }
  team.drives.addAll([...team.drives.all(), ...drives]);
}

function addNetwork(team: Team, region: string, number: number): NetworkRecord {
  const network = `10.${66 + (number >> 8)}.${number & 255}.0`;
  return team.addNetwork({ name: `many-${number}`, region, network, dtCreated: '2024-05-01T08:00:00.000Z' });
}

function generatedDrive(team: Team, network: NetworkRecord, index: number, random: Random): DriveRecord {
  const word = words[integer(random, words.length)] ?? '';
  const size = sizes[integer(random, sizes.length)] ?? 250;
  const wanted = {
    name: `${word}-${String(index).padStart(5, '0')}`,
    region: network.region,
    networkId: network.id,
    bytes: size * 1024 ** 3,
  };
  // Several drives per second, so that equal dates occur, as they do when a script makes drives.
  const dtCreated = new Date(Date.UTC(2024, 6, 1) + Math.floor(index / 3) * 1000).toISOString();
  return team.makeDrive(wanted, { dtCreated });
}
