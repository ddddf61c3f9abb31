import type { Identity, State } from './state';

/** The answer to `/auth/session`: who the key belongs to and all teams of that person, or null for any other key. */
export function sessionOf(state: State, identity: Identity | undefined): unknown {
  if (!identity) return null;
  const own = [...state.identities.values()].filter(other => other.userId === identity.userId);
  const [firstName = ''] = identity.email.split('@');
  return {
    user: {
      id: identity.userId,
      email: identity.email,
      firstName: `${firstName.slice(0, 1).toUpperCase()}${firstName.slice(1)}`,
      lastName: null,
      teamMemberships: own.map(membership),
    },
    team: { id: identity.team.id, name: identity.team.name, namespace: identity.team.namespace, isUserTeam: false },
  };
}

function membership({ team, access }: Identity): unknown {
  return {
    isAdmin: access === 'admin',
    isOwner: access === 'admin',
    team: { id: team.id, name: team.name, namespace: team.namespace, isUserTeam: false },
  };
}
