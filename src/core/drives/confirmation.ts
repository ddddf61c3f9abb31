import type { Drive } from './drive';

/** What has to be typed before something is deleted for good. Not translated: muscle memory must not depend on a language. */
export function wordsToDelete(drives: readonly Drive[]): string {
  const [only] = drives;
  if (only && drives.length === 1) return canBeTyped(only.name) ? only.name : only.id;
  return `delete ${drives.length} drives`;
}

/**
 * A name somebody can read off the screen and type: no blank at an end (an input box hides it), no two in a row,
 * no `](`, which `visible` takes apart, nothing that is invisible (U+2800 is an empty braille cell) or turns the reading direction, letters as keyboards
 * compose them.
 */
function canBeTyped(name: string): boolean {
  const isPlain = name !== '' && name === name.trim() && name === name.normalize('NFC');
  return isPlain && !/\s{2}|[^\S ]|\p{C}|\p{Default_Ignorable_Code_Point}|\u2800|\]\(/u.test(name);
}
