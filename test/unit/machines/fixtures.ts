import type { Machine } from '../../../src/core/drives/drive';

/** A machine of which only these facts matter. */
export function machineOf(facts: Partial<Machine> & { readonly id: string }): Machine {
  return {
    name: facts.id,
    state: 'ready',
    os: 'Ubuntu 22.04',
    region: 'ny2',
    networkId: 'nwmadeup01',
    privateIp: '10.64.92.5',
    publicIp: undefined,
    ...facts,
  };
}
