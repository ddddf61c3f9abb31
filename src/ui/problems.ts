/** What stops a command on this side of the service. Facts only: `words/failure.ts` says them. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

export class InvalidApiUrl extends Error {
  override readonly name = 'InvalidApiUrl';
}

/** An argument of `executeCommand` or of a keybinding that is not what product.md says. */
export class BadArgument extends Error {
  override readonly name = 'BadArgument';
  readonly argument: string;

  constructor(argument: string) {
    super(`bad argument: ${argument}`);
    this.argument = argument;
  }
}

/** Somebody named a drive that the account does not have. */
export class NoSuchDrive extends Error {
  override readonly name = 'NoSuchDrive';
}
