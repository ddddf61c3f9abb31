/** Region codes and Paperspace's own words for them. */
export const regionNames: ReadonlyMap<string, string> = new Map([
  ['ny2', 'East Coast (NY2)'],
  ['ca1', 'West Coast (CA1)'],
  ['ams1', 'Europe (AMS1)'],
]);

/** `ny2` has been seen to come back as `East Coast (NY2)`; every fourth record answers that way. */
export function spelledRegion(code: string, number: number): string {
  return number % 4 === 2 ? (regionNames.get(code) ?? code) : code;
}
