/** Why a mount failed, as far as what the commands said tells. */
export type MountProblem =
  | 'helperMissing'
  | 'noSudo'
  | 'sudoRefused'
  | 'credentials'
  | 'share'
  | 'unreachable'
  /** The host is there, and nothing listens on port 445. */
  | 'refused'
  | 'unknownName'
  | 'dialect'
  | 'kernel'
  | 'notPermitted'
  | 'taken'
  /** The commands say that it went well. */
  | 'notSeen'
  /** By Ctrl+C. */
  | 'interrupted'
  | 'other';

/** The exit code of what Ctrl+C has ended. */
export const interrupted = 130;

/** Linux's numbers of errors, as mount.cifs writes them: `mount error(13): Permission denied`. */
const byNumber: Readonly<Record<number, MountProblem>> = {
  1: 'notPermitted',
  2: 'share',
  6: 'share',
  13: 'credentials',
  19: 'kernel',
  95: 'dialect',
  101: 'unreachable',
  110: 'unreachable',
  111: 'refused',
  112: 'dialect',
  113: 'unreachable',
  115: 'unreachable',
};

/** What `mount`, mount.cifs, sudo and our own scripts say where they give no number. */
const bySaying: readonly (readonly [RegExp, MountProblem])[] = [
  [/cifs-utils is missing|helper program/, 'helperMissing'],
  [/sudo: (?:command )?not found/, 'noSudo'],
  [/left alone|not added/, 'taken'],
  [/could not resolve address/, 'unknownName'],
  [/filesystem not supported|unknown filesystem type/, 'kernel'],
  [/is (?:already )?mounted at [^\n]*\.\s*$|already in \/etc\/fstab/, 'notSeen'],
  [/Operation not permitted|not superuser|must be superuser/, 'notPermitted'],
];

/**
 * @param output all that was said
 * @param handed whether sudo let the mount begin
 * @param exitCode of the commands, where it is known
 */
export function mountProblem(output: string, handed: boolean, exitCode?: number): MountProblem {
  // Of several tries the last one counts.
  const number = [...output.matchAll(/mount error\((\d+)\)/g)].at(-1)?.[1];
  const known = number === undefined ? undefined : byNumber[Number(number)];
  const answers = answersIn(output);
  const said = bySaying.find(([pattern]) => pattern.test(answers))?.[1];
  return known ?? said ?? byExit(exitCode) ?? (hasBegun(output, handed) ? 'other' : 'sudoRefused');
}

/** A mount that fails at once may be over before anybody saw that it had begun; what root's commands say tells it too. */
export function hasBegun(output: string, handed: boolean): boolean {
  return handed || /^(?:\+|install:) |mount error/m.test(output);
}

function byExit(code: number | undefined): MountProblem | undefined {
  if (code === interrupted) return 'interrupted';
  return code === 0 ? 'notSeen' : undefined;
}

/** What commands said, without the commands themselves, which are shown as they run: the last ones tidy up. */
const answersIn = (output: string) => output.replace(/^\+ .*\n?/gm, '');

/** The last thing that was said, for a failure that has no words of ours. */
export function lastLine(output: string): string {
  return answersIn(output).trim().split('\n').at(-1) ?? '';
}
