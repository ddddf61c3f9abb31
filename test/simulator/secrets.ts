import { base36, integer } from './random';
import type { Random } from './random';

/**
 * What breaks a shell, a credentials file, an URL, fstab, a mount option or a Compose file when it is not quoted;
 * four by four, the worst first.
 */
export const awkwardCharacters: readonly string[] = Array.from(
  ["'$,\\", '"` %', '!#é&', ';=|<', '漢>*?', '~(@)', '{:}[', '/]^+', '🔑ß‘-'].join(''),
);

/**
 * A password such as `aQ7"k$2,p'x`: letters and digits with four awkward characters strewn in.
 * `number` takes care that drives made one after another cover every awkward character; never a newline or NUL
 * (such a password could not be mounted at all) and no blank at the ends (`smbclient` would drop it).
 */
export function awkwardPassword(random: Random, number: number): string {
  const inner = Array.from(base36(random, 6) + base36(random, 5).toUpperCase());
  for (let i = 0; i < 4; i++) {
    const character = awkwardCharacters[(number * 4 + i) % awkwardCharacters.length] ?? '';
    inner.splice(integer(random, inner.length + 1), 0, character);
  }
  return `${base36(random, 1)}${inner.join('')}${base36(random, 1)}`;
}
