/** Why nothing was sent. Facts only, for the edge to word. */

/** Another window was at the same, or took it over. */
export class AskedElsewhere extends Error {
  override readonly name = 'AskedElsewhere';
}

/** The same was sent before, its answer was lost, and it is not sent again by itself. */
export class SentBefore extends Error {
  override readonly name = 'SentBefore';
}

/** It could not be written down. */
export class NotWrittenDown extends Error {
  override readonly name = 'NotWrittenDown';
  /** Of the file system, such as `ENOSPC`. */
  readonly code: string;

  constructor(code: string) {
    super(`cannot write: ${code}`);
    this.code = code;
  }
}
