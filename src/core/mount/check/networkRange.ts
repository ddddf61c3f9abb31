import { isIPv4 } from '../mountPoint';

/** A private network's addresses: `{ address: '10.64.92.0', netmask: '255.255.255.0' }`. */
export interface Range {
  readonly address: string;
  readonly netmask: string;
}

/** Whether an IPv4 address lies in a range; false for anything that is no IPv4 address. */
export function isInRange(address: string, { address: network, netmask }: Range): boolean {
  if (![address, network, netmask].every(isIPv4)) return false;
  const mask = numberOf(netmask);
  // Bitwise operators give signed numbers: both sides do, so they compare.
  return (numberOf(address) & mask) === (numberOf(network) & mask);
}

/** The /24 around an address: the service makes every private network one. Undefined for a host name. */
export function rangeAround(host: string): Range | undefined {
  if (!isIPv4(host)) return undefined;
  return { address: host.replace(/\d+$/, '0'), netmask: '255.255.255.0' };
}

const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
