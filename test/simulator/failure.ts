/** One entry of `issues`, as the service's validator words them. */
export interface Issue {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

const codes: ReadonlyMap<number, string> = new Map([
  [400, 'BAD_REQUEST'],
  [401, 'UNAUTHORIZED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_SUPPORTED'],
  [408, 'TIMEOUT'],
  [409, 'CONFLICT'],
  [412, 'PRECONDITION_FAILED'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [429, 'TOO_MANY_REQUESTS'],
  [499, 'CLIENT_CLOSED_REQUEST'],
]);

/** The documented code of a status; anything unlisted is the service's `INTERNAL_SERVER_ERROR`. */
export function codeOfStatus(status: number): string {
  return codes.get(status) ?? 'INTERNAL_SERVER_ERROR';
}

/** A refusal of the service: thrown where it is found, sent as `{ message, code, issues? }`. */
export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly Issue[] | undefined;

  constructor(status: number, message: string, issues?: readonly Issue[], code = codeOfStatus(status)) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** 400 for a field that is well-formed but not acceptable, e.g. an unknown size. */
export function refused(field: string, message: string): Failure {
  return new Failure(400, message, [{ code: 'custom', path: [field], message }]);
}

/** 400 for a request that does not have the documented form. */
export function invalidInput(issues: readonly Issue[]): Failure {
  return new Failure(400, 'Input validation failed', issues);
}

export function notFound(what: string): Failure {
  return new Failure(404, `${what} not found.`);
}

/** The service's own words, the same for a missing and for a wrong key. */
export function notLoggedIn(): Failure {
  return new Failure(401, 'You must be logged in to access this method.');
}

export function forbidden(): Failure {
  return new Failure(403, 'You do not have permission to perform this action.');
}
