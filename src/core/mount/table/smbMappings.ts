import * as v from 'valibot';
import { readSource, type ShareMount } from './shareMount';

/** What asks Windows, in PowerShell: an array even for one mapping, and the status as text whatever the version. */
export const smbMappingsCommand =
  'ConvertTo-Json -Compress @(Get-SmbMapping | ForEach-Object { ' +
  '@{ local = [string]$_.LocalPath; remote = [string]$_.RemotePath; status = [string]$_.Status } })';

const mappings = v.array(v.object({ local: v.string(), remote: v.string(), status: v.string() }));

/**
 * The shares in what `smbMappingsCommand` prints. Nothing at all is what PowerShell 5 prints for an empty list. A mapping without a letter is a
 * connection and no mount, one that is not `OK` (`0` by number) does not work now.
 * @throws when it is no such JSON
 */
export function readSmbMappings(json: string): readonly ShareMount[] {
  if (json.trim() === '') return [];
  return v.parse(mappings, JSON.parse(json)).flatMap(({ local, remote, status }) => {
    const read = readSource(remote);
    return read && local !== '' && (status === 'OK' || status === '0') ? [{ ...read, directory: local }] : [];
  });
}
