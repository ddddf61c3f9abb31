import type { Drive } from '../core/drives/drive';

/** What stops a command on this side of the service. Facts only: `words/failure.ts` says them. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Somebody named a team that is not among those signed in. */
export class TeamNotSignedIn extends Error {
  override readonly name = 'TeamNotSignedIn';
}

/** SecretStorage throws, says nothing, or does not keep what it was given. */
export class KeyringFails extends Error {
  override readonly name = 'KeyringFails';
}

export class ClipboardRefused extends Error {
  override readonly name = 'ClipboardRefused';
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

/** What was asked for once, here or in another window, and of which nobody has learned what came of it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Reading was stopped before the drive that was looked for came. */
export class LoadingStopped extends Error {
  override readonly name = 'LoadingStopped';
}

/** A fact that a drive does not have (yet): there is nothing to copy. */
export class NothingToCopy extends Error {
  override readonly name = 'NothingToCopy';
  readonly drive: string;
  readonly fact: 'mountPoint' | 'username' | 'password';

  /** @param drive its name */
  constructor(drive: string, fact: NothingToCopy['fact']) {
    super(`the drive has no ${fact}`);
    this.drive = drive;
    this.fact = fact;
  }
}

/** Somebody named a drive that the account does not have, or none of several accounts. */
export class NoSuchDrive extends Error {
  override readonly name = 'NoSuchDrive';
  readonly isOfSeveral: boolean;

  constructor(teams = 1) {
    super();
    this.isOfSeveral = teams > 1;
  }
}

/** Somebody else has renamed a drive since its name was seen. */
export class RenamedSince extends Error {
  override readonly name = 'RenamedSince';
  readonly drive: Drive;

  /** @param drive as it is now */
  constructor(drive: Drive) {
    super('renamed since');
    this.drive = drive;
  }
}

/** Something else is being done to the drive, and has to end first. */
export class DriveBusy extends Error {
  override readonly name = 'DriveBusy';
  readonly drive: string;
  readonly pending: 'deleting' | 'renaming';

  /** @param drive its name */
  constructor(drive: string, pending: DriveBusy['pending']) {
    super(`${pending} already`);
    this.drive = drive;
    this.pending = pending;
  }
}
