import { visible } from './visible';

/** Longer than any honest entry; a server's page in an error would only bury the log. */
const longest = 4_000;

/** A text for one line of a log, whoever wrote it: a line break in it could pose as an entry of its own. */
export function oneLine(text: string): string {
  return visible(text.trim().replace(/\s*[\n\u2028\u2029]+\s*/g, ' ⏎ '), longest);
}
