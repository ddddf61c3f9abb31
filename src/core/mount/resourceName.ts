/**
 * What a drive's volume, secret or remote is called, after its id, because drives may share a name: lower case letters,
 * digits and `-`, as Kubernetes wants it (RFC 1123); so it needs no quotes anywhere. `sd1a2b3c` → `paperspace-sd1a2b3c`
 */
export function resourceName(id: string): string {
  const words = id.toLowerCase().split(/[^a-z0-9]+/);
  return ['paperspace', ...words.filter(word => word !== '')].join('-').slice(0, 63).replace(/-$/, '');
}
