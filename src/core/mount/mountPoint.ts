/** Where a drive answers: `\\host\share`. */
export interface MountPoint {
  /** IPv4 address or DNS name. */
  readonly host: string;
  readonly share: string;
}

const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const safeShare = /^[A-Za-z0-9_][A-Za-z0-9._$-]{0,79}$/;

/**
 * Reads a drive's mount point: `\\h\s`, `//h/s`, `smb://h/s`, also with doubled backslashes.
 * Strict about characters, because it ends up in shell commands, fstab lines and addresses of every kind:
 * anything else is `undefined`, as is an empty one.
 */
export function parseMountPoint(raw: string): MountPoint | undefined {
  const [, host, share] = /^(?:smb:)?\/\/([^/]+)\/([^/]+)\/?$/i.exec(forwardSlashes(raw.trim())) ?? [];
  if (host === undefined || share === undefined) return undefined;
  return isHost(host) && safeShare.test(share) ? { host, share } : undefined;
}

/** An answer that was escaped twice has its backslashes doubled. */
function forwardSlashes(raw: string): string {
  const single = raw.startsWith('\\\\\\\\') ? raw.replaceAll('\\\\', '\\') : raw;
  return single.replaceAll('\\', '/');
}

function isHost(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  // A name whose last label is all digits can only be an address (WHATWG URL says so too).
  if (/^\d+$/.test(last)) return isIPv4(host);
  return host.length <= 253 && labels.every(part => label.test(part));
}

/** Plain dotted decimal only: a leading zero would be octal to some readers. */
export function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
