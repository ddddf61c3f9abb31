import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { removeLeftovers } from '../../core/mount/here/leftovers';

/**
 * Where a secret can wait for sudo: the extension's own storage, unless its path, which is VS Code's, has blanks or
 * commas, which commands and mount options cannot have.
 */
export const handoverPlaces = (storage: string): readonly string[] => [
  path.join(storage, 'mount'),
  path.join(homedir(), '.cache/paperspace-drives'),
  `/tmp/paperspace-drives-${userInfo().uid}`,
];

/** Removes what a window left that ended while sudo asked. */
export async function clearHandoverPlaces(storage: string): Promise<void> {
  for (const place of handoverPlaces(storage)) await removeLeftovers(place, Date.now());
}
