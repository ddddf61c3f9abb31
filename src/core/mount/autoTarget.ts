import { isIPv4, parseMountPoint } from './mountPoint';

export interface HostFacts {
  /** Node's `process.platform` of the host that the extension runs on. */
  readonly platform: string;
  /** Whether that host is the far side of a remote window. */
  readonly isRemote: boolean;
  /** IPv4 addresses of that host's interfaces. */
  readonly addresses: readonly string[];
}

export interface AutoTarget {
  readonly target: 'linux' | 'macos' | 'powershell';
  /** Whether this host has an address in the drive's network, that is: whether the snippet can work right here. */
  readonly inNetwork: boolean;
}

/**
 * What `mountTarget: auto` means: this host's own system if it has an address in the drive's network or is a remote,
 * `linux` otherwise (most machines that hold drives are). The network is the /24 around the mount point's address:
 * the service makes every private network one.
 */
export function autoTarget(host: HostFacts, mountPoint: string): AutoTarget {
  const inNetwork = sharesNetwork(host.addresses, mountPoint);
  return { target: inNetwork || host.isRemote ? ownTarget(host.platform) : 'linux', inNetwork };
}

function sharesNetwork(addresses: readonly string[], mountPoint: string): boolean {
  const drive = parseMountPoint(mountPoint)?.host;
  if (drive === undefined || !isIPv4(drive)) return false;
  const network = first24Bits(drive);
  return addresses.some(address => isIPv4(address) && first24Bits(address) === network);
}

const first24Bits = (address: string) => address.slice(0, address.lastIndexOf('.'));

function ownTarget(platform: string): AutoTarget['target'] {
  if (platform === 'darwin') return 'macos';
  return platform === 'win32' ? 'powershell' : 'linux';
}
