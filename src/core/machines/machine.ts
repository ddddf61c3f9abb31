import type { Machine } from '../drives/drive';
import { isIPv4 } from '../mount/mountPoint';

/** Whether somebody can work on it now. */
export function isReady({ state }: Pick<Machine, 'state'>): boolean {
  return state === 'ready' || state === 'serviceready';
}

export function isWindows({ os }: Pick<Machine, 'os'>): boolean {
  return /windows/i.test(os);
}

const inWords = new Intl.Collator('en', { numeric: true });

/** Those that are ready first, then by name as people count: `node-2` before `node-10`. */
export function byUse(a: Machine, b: Machine): number {
  return Number(isReady(b)) - Number(isReady(a)) || inWords.compare(a.name, b.name) || inWords.compare(a.id, b.id);
}

/** In its private network, if it is an IPv4 address: anything else must get into no command. */
export function privateAddress({ privateIp }: Pick<Machine, 'privateIp'>): string | undefined {
  return privateIp !== undefined && isIPv4(privateIp) ? privateIp : undefined;
}

/** Where it takes ssh, the private address before the public one: nowhere with Windows, which is reached by RDP. */
export function sshAddresses(machine: Machine): readonly string[] {
  const { privateIp = '', publicIp = '' } = machine;
  return isWindows(machine) ? [] : [privateIp, publicIp].filter(isIPv4);
}

/** `paperspace@10.64.92.5`: the one user that Paperspace makes. @param address as `sshAddresses` gives it */
export function sshDestination(address: string): string {
  return `paperspace@${address}`;
}

export function sshCommand(address: string): string {
  return `ssh ${sshDestination(address)}`;
}
