import type { DriveWish } from '../../../src/core/drives/createDrive';
import type { Simulator } from '../../simulator/simulator';

/** A drive in a network that the simulator has, and changes to it. */
export function wishing(simulator: () => Pick<Simulator, 'networks'>) {
  const networkId = () =>
    simulator()
      .networks()
      .find(({ region }) => region === 'ny2')?.id ?? '';
  const wish = (changes: Partial<DriveWish> = {}): DriveWish => ({
    region: 'ny2',
    network: { kind: 'existing', id: networkId() },
    name: 'fresh',
    size: 500,
    ...changes,
  });
  return { networkId, wish };
}
