/** What one row of the table is made from. */
export interface Measurement {
  /** A row of `budgets.ts`. */
  readonly id: string;
  readonly ours: readonly number[];
  /** The same without our code, each measured right beside ours; left out where a count speaks for itself. */
  readonly baseline?: readonly number[];
}
