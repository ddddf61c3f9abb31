import * as v from 'valibot';
import { fingerprint } from '../../core/text/fingerprint';

const teamSchema = v.object({ id: v.string(), name: v.string(), namespace: v.string() });

export type Team = v.InferOutput<typeof teamSchema>;

/**
 * One team's key as it rests in SecretStorage, with the origin that accepted it and what the session said of the team.
 * All in one secret, so that another window never sees half of it.
 */
const schema = v.object({
  team: teamSchema,
  user: v.object({ id: v.string(), email: v.string() }),
  isAdmin: v.optional(v.boolean()),
  origin: v.string(),
  key: v.string(),
});

export type StoredAccount = v.InferOutput<typeof schema>;

/** The same for one team at one origin, whatever its key. */
export function accountName({ origin, team }: StoredAccount): string {
  return fingerprint(JSON.stringify([origin, team.id]));
}

const namedSchema = v.object({ ...teamSchema.entries, account: v.optional(v.string()) });

/** What is known of a team without its key. `account`: its `accountName`. */
export type NamedTeam = v.InferOutput<typeof namedSchema>;

export function named(stored: StoredAccount): NamedTeam {
  return { ...stored.team, account: accountName(stored) };
}

/** Those of a stored list that are whole. */
export function readTeams(stored: unknown): readonly NamedTeam[] {
  return Array.isArray(stored) ? stored.filter(each => v.is(namedSchema, each)) : [];
}

/** Undefined for anything that is not whole: a half-written or foreign entry is as good as none. */
export function readStoredAccount(secret: string | undefined): StoredAccount | undefined {
  if (secret === undefined) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(secret));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
