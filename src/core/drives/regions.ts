export interface Region {
  readonly code: string;
  /** Paperspace's own name. */
  readonly name: string;
}

export const knownRegions: readonly Region[] = [
  { code: 'ny2', name: 'East Coast (NY2)' },
  { code: 'ca1', name: 'West Coast (CA1)' },
  { code: 'ams1', name: 'Europe (AMS1)' },
];

/**
 * The code of a region in any spelling the service uses: `ny2`, `NY2`, `East Coast (NY2)` → `ny2` (a region sent as
 * `ny2` has been seen to come back by its name). An unknown region stays exactly as it came.
 */
export function regionCode(raw: string): string {
  const spelling = raw.trim().toLowerCase();
  const inBrackets = /\(([^()]+)\)$/.exec(spelling)?.[1]?.trim();
  return knownRegions.find(({ code }) => code === spelling || code === inBrackets)?.code ?? raw;
}

/** `ny2` → `East Coast (NY2)`; an unknown region is its own name. */
export function regionName(code: string): string {
  return knownRegions.find(region => region.code === code)?.name ?? code;
}

/** Orders regions as Paperspace lists them, unknown ones last by name. Whatever drives come and go, a region keeps its place. */
export function byRegionOrder(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : 1);
}

function place(code: string): number {
  const at = knownRegions.findIndex(region => region.code === code);
  return at < 0 ? knownRegions.length : at;
}
