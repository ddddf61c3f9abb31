/** Numbers from 0 (included) to 1 (excluded), like `Math.random`, but the same for the same seed. */
export type Random = () => number;

/** mulberry32: 32 bits of state are plenty for test data, and every run sees the same ids and passwords. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An integer from 0 to `below - 1`. */
export function integer(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** Lower-case letters and digits, e.g. `vkpg3v2v`. */
export function base36(random: Random, length: number): string {
  return Array.from({ length }, () => integer(random, 36).toString(36)).join('');
}
