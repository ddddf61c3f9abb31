import * as v from 'valibot';
import { driveSeed, seedFile } from './seed';

/** What another process may send to `/__simulator`. */

const where = v.optional(v.picklist(['beforeHeaders', 'inBody']));
const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const text = v.optional(v.string());

/** A `FaultRule`, whose pattern travels as its source. */
export const faultMessage = v.strictObject({
  method: text,
  path: v.optional(v.union([v.string(), v.strictObject({ pattern: v.string(), flags: v.string() })])),
  key: text,
  after: count,
  times: count,
  status: count,
  headers: v.optional(v.record(v.string(), v.string())),
  body: v.optional(v.unknown()),
  drop: where,
  hang: where,
  delayMs: count,
  redirectTo: text,
  effect: v.optional(v.boolean()),
});

export const worldMessage = v.strictObject({
  seed: v.optional(seedFile),
  drives: v.optional(v.array(driveSeed)),
  manyDrives: count,
  randomSeed: count,
  readyAfterMs: count,
  readyAfterGets: count,
  defaultLimit: count,
  nameFilter: v.optional(v.picklist(['exact', 'substring'])),
  sizes: v.optional(v.array(v.number())),
});

export const delayMessage = v.strictObject({ ms: v.number() });

export const driveMessage = v.strictObject({
  team: text,
  drive: v.strictObject({ name: v.string(), region: text, networkId: text, size: v.optional(v.number()) }),
});

export const nameMessage = v.strictObject({ name: v.string() });
