import { posixQuote } from '../quoting';
import type { MountPlan } from './mountPlan';

/** Images for containers have no sudo; their root needs none. */
const rootWithoutSudo = 'command -v sudo >/dev/null || sudo() { "$@"; };';

/**
 * What is typed into the terminal for a mount: one line, so that nothing waits behind a sudo that asks, and one sudo, because
 * what a first one leaves with root stays where a second one is refused. `file` holds the secret, `file.sh` the script. The
 * file's state tells how far it is: full, while sudo asks; empty, once root has the secret; gone, when it is over. The shell
 * that has the trap is the terminal's own, so it is gone too when that is closed.
 * @param file a path that needs no quotes (see `handoverFolder`)
 */
export function mountCommand(file: string, { args }: Pick<MountPlan, 'args'>): string {
  return watched(file, `sudo sh $f.sh $f ${words(args)}`);
}

/** Unmounts, never by force: what is in use stays. */
export function unmountCommand(file: string, directory: string): string {
  return watched(file, `sudo umount ${words([directory])}`);
}

/** Takes the drive's line out of fstab, by the script in `file.sh` (see forgetScript), which may unmount it first. */
export function forgetCommand(file: string, id: string, directory: string): string {
  return watched(file, `sudo sh $f.sh ${words([id, directory])}`);
}

/** Installs what `mount` lacks, on Debian's and Fedora's kin; the package manager asks before it does. */
export const installCommand = ` ( ${rootWithoutSudo} if command -v apt-get >/dev/null; then sudo apt-get update; sudo apt-get install cifs-utils; else sudo dnf install cifs-utils; fi )`;

/**
 * The blank in front keeps it out of the history, where it would be of no use. What is said is read: so it is said in English. The
 * exit code is that of the steps, not of `tee`; bash tells VS Code none of a line that begins with a subshell.
 */
const watched = (file: string, steps: string) =>
  ` : ; ( f=${file}; export LC_ALL=C; set -o pipefail; ${rootWithoutSudo} trap 'rm -f $f' EXIT; { ${steps}; } 2>&1 | tee $f.log )`;

const words = (values: readonly string[]) => values.map(plainOrQuoted).join(' ');

const plainOrQuoted = (value: string) => (/^[A-Za-z0-9/._=,:@-]+$/.test(value) ? value : posixQuote(value));
