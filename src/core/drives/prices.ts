/** Paperspace's price list as of November 2025: US$ a month at most, by gigabytes as sold. It has nothing for 50 and 100. */
const usdPerMonth: ReadonlyMap<number, number> = new Map([
  [250, 16],
  [500, 33],
  [1000, 65],
  [2000, 130],
  [4000, 260],
  [8000, 520],
  [12000, 780],
  [16000, 1040],
]);

/** About US$ a month, or undefined where no price was published. */
export function monthlyPrice(sizeGB: number): number | undefined {
  return usdPerMonth.get(sizeGB);
}

/** Above this, Paperspace may want to approve a drive first; GB. */
export const approvalAboveGB = 2000;
