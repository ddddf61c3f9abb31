import type { Machine, PrivateNetwork } from '../../drives/drive';
import { isReady } from '../../machines/machine';
import { quietly } from '../../quietly';
import type { MountPoint } from '../mountPoint';
import type { LinuxSupport } from './linuxSupport';
import { isInRange, rangeAround, type Range } from './networkRange';
import type { PortAnswer } from './portAnswer';

/** What can be found out about mounting a drive on this host, in the order in which it goes wrong. */
export interface ConnectionReport {
  /** The private network, by the service or else by the mount point's address; undefined: neither tells. */
  readonly range: Range | undefined;
  /** This host's own address in that network. */
  readonly ownAddress: string | undefined;
  /** All of this host's addresses but loopback. */
  readonly addresses: readonly string[];
  readonly port: PortAnswer;
  /** Undefined on systems that bring their own client. */
  readonly linux: LinuxSupport | undefined;
  readonly directories: readonly string[];
  /** The team's machines in that network; undefined: the list could not be read. */
  readonly machines: readonly Machine[] | undefined;
}

export interface ConnectionSources {
  readonly point: MountPoint;
  readonly network: PrivateNetwork | undefined;
  /** IPv4 addresses of this host's interfaces, loopback left out. */
  readonly addresses: readonly string[];
  readonly directories: readonly string[];
  readonly tryPort: (host: string) => Promise<PortAnswer>;
  readonly lookAtLinux: () => Promise<LinuxSupport | undefined>;
  /** Rejects when the list cannot be had. */
  readonly readMachines: () => Promise<readonly Machine[]>;
}

/** Asks everything at once; the slowest answer is the port's or the list of machines. */
export async function checkConnection(sources: ConnectionSources): Promise<ConnectionReport> {
  const { point, network, addresses, directories } = sources;
  const range = network ?? rangeAround(point.host);
  const [port, linux, machines] = await Promise.all([
    sources.tryPort(point.host),
    sources.lookAtLinux(),
    quietly(sources.readMachines()),
  ]);
  const ownAddress = range && addresses.find(address => isInRange(address, range));
  return { range, ownAddress, addresses, port, linux, directories, machines };
}

/**
 * What a report comes to: the first thing that stands in the way. `outside`: not in the drive's network, and nothing answers;
 * `perhaps`: not in it, and something answers all the same, by a VPN, or a proxy that takes every connection.
 */
export type Verdict =
  | 'mounted'
  | 'mountedButSilent'
  | 'outside'
  | 'silent'
  | 'helperMissing'
  | 'noKernel'
  | 'perhaps'
  | 'kernelUnknown'
  | 'ready';

export function verdictOf({ directories, port, range, ownAddress, linux }: ConnectionReport): Verdict {
  if (directories.length > 0) return port === 'open' ? 'mounted' : 'mountedButSilent';
  const isOutside = range !== undefined && ownAddress === undefined;
  if (port !== 'open') return isOutside ? 'outside' : 'silent';
  if (linux?.helper === false) return 'helperMissing';
  if (linux?.kernel === 'no') return 'noKernel';
  if (isOutside) return 'perhaps';
  return linux?.kernel === 'unknown' ? 'kernelUnknown' : 'ready';
}

/** The machine to go to: one that runs, else any. */
export function bestMachine(machines: readonly Machine[]): Machine | undefined {
  return machines.find(isReady) ?? machines[0];
}
