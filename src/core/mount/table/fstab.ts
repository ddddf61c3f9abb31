import { credentialsFolder } from '../targets/rootScript';
import { unescapeField } from './mountinfo';

/**
 * The directory at which a line of ours in /etc/fstab (fstab(5)) mounts a drive at every start; undefined where there is
 * none. Our lines are known by their credentials file.
 */
export function directoryInFstab(text: string, id: string): string | undefined {
  const ours = `credentials=${credentialsFolder}/${id}.cred`;
  const lines = text.split('\n').map(line => line.trim().split(/[ \t]+/));
  const found = lines.find(([source, , , options]) => source?.startsWith('//') && options?.split(',').includes(ours));
  return unescapeField(found?.[1]);
}
