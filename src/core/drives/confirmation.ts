import type { Drive } from './drive';

/** What has to be typed before something is deleted for good. Not translated: muscle memory must not depend on a language. */
export function wordsToDelete(drives: readonly Drive[]): string {
  const [only] = drives;
  if (only && drives.length === 1) return canBeTyped(only.name) ? only.name : only.id;
  return `delete ${drives.length} drives`;
}

/**
 * A name somebody can read off the screen and type: no blank at an end (an input box hides it), no two in a row,
 * nothing that is invisible or turns the reading direction.
 */
function canBeTyped(name: string): boolean {
  return name !== '' && name === name.trim() && !/\s{2}|[^\S ]|\p{C}/u.test(name);
}
