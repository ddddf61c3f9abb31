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
