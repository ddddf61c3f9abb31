import type { Client } from '../api/client';
import type { Clock } from '../clock';
import { withDeadline } from '../api/deadline';
import type { Drive } from './drive';

/** A warning is not worth more of anybody's time, in milliseconds. */
const withinMs = 3_000;

/** The names of a region's drives, as far as they are known. */
export function namesIn(region: string, drives: readonly Pick<Drive, 'region' | 'name'>[]): ReadonlySet<string> {
  return new Set(drives.filter(drive => drive.region === region).map(({ name }) => name));
}

/**
 * Whether a region has a drive of this name, asked of the service because the list was not read. Undefined: nobody
 * knows. Whether its `name` filter matches exactly or in part is not documented, so that what comes is filtered again.
 */
export async function isNameTaken(
  client: Pick<Client, 'drives'>,
  { name, region }: { readonly name: string; readonly region: string },
  clock: Clock,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  try {
    return await withDeadline({ clock, ms: withinMs, signal }, async limited => {
      for await (const { items } of client.drives.pages({ name }, limited)) {
        if (items.some(drive => drive.name === name && drive.region === region)) return true;
      }
      return false;
    });
  } catch {
    return undefined;
  }
}
