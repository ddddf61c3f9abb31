/** How much of a snippet stands before the password's dots, in characters: a quick pick cuts a line off after about 80. */
const beforeDots = 40;

/**
 * A snippet on one line, of which only the beginning will be seen: where it has dots for a password, the part around
 * them; where it begins like others, what it has of its own. Example: `…'password=••••••••' | … mount -t cifs "$source"`
 * @param gist `Target.gist`
 */
export function preview(snippet: string, gist?: string): string {
  const line = snippet.trim().replace(/\s+/g, ' ');
  const dots = line.indexOf('•');
  if (gist === undefined) return dots > beforeDots ? `…${line.slice(dots - beforeDots)}` : line;
  const own = `… ${line.slice(line.indexOf(gist))}`;
  return dots < 0 ? own : `…${line.slice(line.lastIndexOf(' ', dots) + 1, line.indexOf(' ', dots))} ${own}`;
}
