import type { MachineRecord } from './records';
import { spelledRegion } from './regions';
import { answerList } from './route';
import type { Route } from './route';

const orderings = ['dtCreated', 'name', 'state'] as const;

export const machineRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/machines',
    needs: 'key',
    orderings,
    handle: call => answerList(call, call.identity.team.machines, orderings, spellMachine),
  },
];

function spellMachine(machine: MachineRecord): unknown {
  return {
    id: machine.id,
    name: machine.name,
    state: machine.state,
    os: machine.os,
    region: spelledRegion(machine.region, machine.number),
    networkId: machine.networkId,
    privateIp: machine.privateIp,
    publicIp: machine.publicIp,
    machineType: 'C5',
    // Another int64 that was seen as a string.
    ram: '8589934592',
    dtCreated: machine.dtCreated,
  };
}
