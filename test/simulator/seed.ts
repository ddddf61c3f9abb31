import * as v from 'valibot';

export const driveSeed = v.strictObject({
  name: v.string(),
  /** Region code; without it the first network's. */
  region: v.optional(v.string()),
  /** Name of a network; without it the first of the region. */
  network: v.optional(v.string()),
  /** GB; without it 250. `bytes` says what the service measured instead. */
  size: v.optional(v.number()),
  bytes: v.optional(v.number()),
  id: v.optional(v.string()),
  mountPoint: v.optional(v.string()),
  username: v.optional(v.string()),
  password: v.optional(v.string()),
  dtCreated: v.optional(v.string()),
  dtDeleted: v.optional(v.string()),
});

const networkSeed = v.strictObject({
  name: v.string(),
  region: v.string(),
  /** First address; every network is a /24. */
  network: v.string(),
  id: v.optional(v.string()),
});

const machineSeed = v.strictObject({
  name: v.string(),
  region: v.string(),
  state: v.string(),
  os: v.string(),
  /** Name of a network; without it the machine is in none. */
  network: v.optional(v.string()),
  publicIp: v.optional(v.string()),
  /** Without it the next free address of the network; null: none yet. */
  privateIp: v.optional(v.nullable(v.string())),
  id: v.optional(v.string()),
});

/** `forbidden`: 403 on drives; `empty`: an empty list. Which of the two the service does to members is not known. */
const access = v.picklist(['admin', 'forbidden', 'empty']);

const keySeed = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/)),
  access,
  /** Whose key: one person with keys of two teams is a member of both. */
  email: v.string(),
});

const teamSeed = v.strictObject({
  name: v.string(),
  namespace: v.string(),
  keys: v.array(keySeed),
  networks: v.array(networkSeed),
  drives: v.array(driveSeed),
  machines: v.array(machineSeed),
});

export const seedFile = v.strictObject({ teams: v.array(teamSeed) });

export type DriveSeed = v.InferInput<typeof driveSeed>;
export type TeamSeed = v.InferInput<typeof teamSeed>;
export type Seed = v.InferInput<typeof seedFile>;
export type Access = v.InferOutput<typeof access>;

/** Reads a seed file's JSON; the error names the field that is wrong. */
export function readSeed(json: unknown): Seed {
  const result = v.safeParse(seedFile, json);
  if (result.success) return result.output;
  throw new Error(result.issues.map(issue => `${v.getDotPath(issue) ?? 'seed'}: ${issue.message}`).join('; '));
}
