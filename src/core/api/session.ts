import * as v from 'valibot';
import type { Request } from './request';
import { decoder, maybeText } from './schema';
import { pathOf } from './url';

/** Whom a key belongs to. */
export interface Session {
  readonly user: { readonly id: string; readonly email: string; readonly name: string | undefined };
  readonly team: {
    readonly id: string;
    /** From the membership; the namespace when there is none. */
    readonly name: string;
    readonly namespace: string;
  };
  /** Admin or owner of the team; undefined when the answer does not tell. */
  readonly isAdmin: boolean | undefined;
}

const membership = v.object({
  isAdmin: v.boolean(),
  isOwner: v.boolean(),
  team: v.object({ id: v.string(), name: maybeText }),
});

const answer = v.object({
  user: v.object({
    id: v.string(),
    email: v.string(),
    firstName: maybeText,
    lastName: maybeText,
    teamMemberships: v.optional(v.nullable(v.array(membership))),
  }),
  team: v.object({ id: v.string(), namespace: v.string() }),
});

const decode = decoder(
  v.pipe(
    v.nullable(answer),
    v.transform(found => (found ? sessionOf(found) : undefined)),
  ),
);

/** Undefined: the key is not accepted (the service says so with 200 and `null`). */
export function readSession(request: Request, signal: AbortSignal): Promise<Session | undefined> {
  return request({ method: 'GET', path: pathOf('auth', 'session'), decode }, signal);
}

function sessionOf({ user, team }: v.InferOutput<typeof answer>): Session {
  const own = user.teamMemberships?.find(({ team: { id } }) => id === team.id);
  const name = [user.firstName, user.lastName].filter(part => part !== undefined).join(' ');
  return {
    user: { id: user.id, email: user.email, name: name === '' ? undefined : name },
    team: { id: team.id, name: own?.team.name ?? team.namespace, namespace: team.namespace },
    isAdmin: own && (own.isAdmin || own.isOwner),
  };
}
