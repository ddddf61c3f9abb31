import * as v from 'valibot';
import type { NetworkRecord } from './records';
import { spelledRegion } from './regions';
import { answerList, readBody } from './route';
import type { Call, Route } from './route';

const orderings = ['dtCreated', 'name'] as const;
const newNetwork = { name: v.string(), region: v.string(), migrateMachines: v.optional(v.boolean()) };

export const networkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/private-networks',
    needs: 'key',
    orderings,
    handle: call => answerList(call, call.identity.team.networks, orderings, spellNetwork),
  },
  { method: 'POST', path: '/private-networks', needs: 'admin', body: newNetwork, handle: createNetwork },
  { method: 'GET', path: '/private-networks/{id}', needs: 'key', handle: getNetwork },
];

function createNetwork(call: Call): unknown {
  return spellNetwork(call.identity.team.createNetwork(readBody(newNetwork, call.body)));
}

/** An unknown network is 200 with the body `null`, not a 404. */
function getNetwork(call: Call): unknown {
  const network = call.identity.team.networks.get(call.id);
  return network ? spellNetwork(network) : null;
}

function spellNetwork(network: NetworkRecord): unknown {
  return {
    id: network.id,
    name: network.name,
    region: spelledRegion(network.region, network.number),
    network: network.network,
    netmask: network.netmask,
    dtCreated: network.dtCreated,
    ...(network.number % 2 === 0 ? {} : { dtDeleted: null }),
  };
}
