import type { DriveSeed, Seed } from './seed';

/** What is simulated: all of it survives the trip through JSON, so that a test in another process can ask for it. */
export interface WorldOptions {
  /** Teams, networks, drives and machines; the sample if left out. */
  readonly seed?: Seed;
  /** The first team's drives instead of the seed's; `[]` for none. */
  readonly drives?: readonly DriveSeed[];
  /** That many generated drives more in the first team, over its regions, in networks of their own. */
  readonly manyDrives?: number;
  /** Decides ids, user names and passwords; 1 if left out. */
  readonly randomSeed?: number;
  /** Milliseconds for which a new drive has no mount point; 50 if left out. */
  readonly readyAfterMs?: number;
  /** How many answers to GET by id tell no mount point yet; none if left out. */
  readonly readyAfterGets?: number;
  /** Page length where a request names none; 20 if left out. */
  readonly defaultLimit?: number;
  /** The service does not say which; `substring` (of any case) if left out, so that a client has to filter again. */
  readonly nameFilter?: 'exact' | 'substring';
  /** Sizes on sale, GB; the ten known ones if left out. */
  readonly sizes?: readonly number[];
}

export interface SimulatorOptions extends WorldOptions {
  /** 0 (any free one) if left out. */
  readonly port?: number;
  /** Epoch milliseconds; the clock on the wall if left out. */
  readonly now?: () => number;
}
