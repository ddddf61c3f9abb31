import type { ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A place where snippets run for real and the machine stays as it is: a mount namespace of its own in which /etc
 * and /root are overlays on a tmpfs and /mnt is an empty one, and a network namespace without any network, so that a kernel that knows cifs
 * reaches nobody. Wants root, `unshare`, overlayfs, `strace`.
 */
export interface Sandbox {
  /** A folder on the machine that both sides see. */
  readonly folder: string;
  /** Command line that runs `bash -c SCRIPT` inside. The fakes come first on PATH. */
  command(script: string): readonly [string, readonly string[]];
  read(name: string): string;
  write(name: string, text: string, mode?: number): void;
  remove(): void;
}

export interface SandboxOptions {
  /** sudo asks for a password on the terminal, as it does, and traces its command; else it only runs it. */
  readonly sudoAsks?: boolean | undefined;
  /**
   * No kernel here mounts cifs. With this the real `mount` runs and fails, and then a tmpfs that bears the drive's
   * name is mounted in its place: what a snippet finds when it looks again is what it would find after a true mount.
   */
  readonly mountSucceeds?: boolean | undefined;
  /** bash that prepares the inside: files, mounts, fakes in `$SANDBOX/bin`. */
  readonly before?: string | undefined;
}

export function makeSandbox(options: SandboxOptions = {}): Sandbox {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'snippet-'));
  for (const name of ['bin', 'fs', 'in', 'out', 'trace', 'cwd']) mkdirSync(path.join(folder, name));
  const write = (name: string, text: string, mode = 0o644) => writeFileSync(path.join(folder, name), text, { mode });
  write('bin/sudo', options.sudoAsks === true ? sudoThatAsks : '#!/bin/sh\nexec "$@"\n', 0o755);
  write('bin/systemctl', systemctl, 0o755);
  if (options.mountSucceeds === true) write('bin/mount', mountThatSucceeds, 0o755);
  write('before', options.before ?? '');
  write('mounts', mounts(folder));
  return {
    folder,
    write,
    command: script => [
      'unshare',
      [...namespaces, 'env', '-i', 'LANG=C.UTF-8', 'bash', '-c', `${enter(folder)}\n${script}`],
    ],
    read: name => readFileSync(path.join(folder, name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const namespaces = ['--mount', '--net', '--propagation', 'private'];

/** The environment is bare: `strace -v` writes it down for every program, and this machine's is its own business. */
const enter = (folder: string) => `
export SANDBOX='${folder}' PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mount -t tmpfs tmpfs "$SANDBOX/fs" || exit 99
mkdir -p "$SANDBOX"/fs/{etc,root}/{up,work} "$SANDBOX/fs/home" || exit 99
mount --all --fstab "$SANDBOX/mounts" || exit 99
export HOME="$SANDBOX/fs/home"
cd "$HOME" || exit 99
. "$SANDBOX/before" || exit 99
PATH=$SANDBOX/bin:$PATH
`;

/** All at once, since each program that is started costs 10 ms. */
const mounts = (folder: string) =>
  [
    'tmpfs /mnt tmpfs defaults 0 0',
    ...['etc', 'root'].map(place => {
      const own = `${folder}/fs/${place}`;
      return `overlay /${place} overlay lowerdir=/${place},upperdir=${own}/up,workdir=${own}/work 0 0`;
    }),
    '',
  ].join('\n');

/**
 * The last line of a script whose sandbox is looked into. It dies with its last process; so that one says that it came
 * this far, closes its output, and waits until its input ends.
 */
export const stayForALook = 'echo; echo "$SANDBOX/done"; exec >&- 2>&-; read -r _';

/** What a snippet left behind. */
export interface Aftermath {
  /** /etc/fstab. */
  readonly fstab: string;
  /** Below /etc/paperspace-drives: `mode owner path`, one a line; `empty` when nothing is in there, '' without such a folder. */
  readonly secrets: string;
  /** What those files hold, by name. */
  readonly credentials: ReadonlyMap<string, string>;
  /** Units of systemd that were written: text by name. */
  readonly units: ReadonlyMap<string, string>;
  /** Below /mnt: `path`, one a line. */
  readonly mnt: string;
  /** Whether anything made a file called `pwned` in the shell's folder or at home. */
  readonly pwned: boolean;
}

/** Looks into a sandbox in which `process` still is, and lets that go on to its end. */
export function aftermath(sandbox: Sandbox, process: ChildProcess): Aftermath {
  const inside = (place: string) => `/proc/${String(process.pid)}/root${place}`;
  const names = (place: string) => (existsSync(inside(place)) ? readdirSync(inside(place)).sort() : []);
  const texts = (place: string) =>
    new Map(names(place).map(name => [name, readFileSync(inside(`${place}/${name}`), 'utf8')]));
  const secrets = '/etc/paperspace-drives';
  const left = {
    fstab: readFileSync(inside('/etc/fstab'), 'utf8'),
    secrets: existsSync(inside(secrets))
      ? lines(names(secrets).map(name => modeAndOwner(inside(`${secrets}/${name}`), name))) || 'empty'
      : '',
    credentials: texts(secrets),
    units: texts(`${sandbox.folder}/fs/etc/up/systemd/system`),
    mnt: lines(readdirSync(inside('/mnt'), { recursive: true, encoding: 'utf8' }).sort()),
    pwned: ['fs/home', 'cwd'].some(place => allNames(inside(`${sandbox.folder}/${place}`)).includes('pwned')),
  };
  process.stdin?.end();
  return left;
}

const lines = (all: readonly string[]) => all.map(line => `${line}\n`).join('');

const allNames = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).map(name => path.basename(name));

function modeAndOwner(file: string, name: string): string {
  const { mode, uid } = statSync(file);
  return `${(mode & 0o7777).toString(8)} ${uid === 0 ? 'root' : String(uid)} ${name}`;
}

/** Hexadecimal strings (-xx), because they need no unquoting; only traced calls stop a process (--seccomp-bpf). */
export const tracer = 'strace -f -qq -xx -v -s 65536 --seccomp-bpf -e trace=mount,execve,chdir';

const sudoThatAsks = `#!/bin/sh
printf '[sudo] password for tester: ' > /dev/tty
stty -echo < /dev/tty
IFS= read -r given < /dev/tty
stty echo < /dev/tty
printf '\\n' > /dev/tty
printf '%s\\n' "$given" >> "$SANDBOX/sudo-answers"
[ "$given" = letmein ] || exit 1
exec ${tracer} -o "$(mktemp "$SANDBOX/trace/XXXXXX")" "$@"
`;

/** Makes a snippet find a running systemd; a `before`. */
export const systemdRuns = 'mount -t tmpfs tmpfs /run; mkdir -p /run/systemd/system';

/** The mount that systemd's automount makes of its directory, by its source; a `before`, like a drive mounted over it. */
export const automountAt = (directory: string) => `mkdir -p ${directory}; mount -t tmpfs systemd-1 ${directory}`;

/**
 * Writes down what it is told. Starts a mount unit as systemd.mount(5) says, with the real `mount`. Stops an automount as systemd
 * does (automount.c, unmount_autofs): whatever is mounted there is detached, also what is in use.
 */
const systemctl = `#!/bin/sh
printf '%s\\n' "$*" >> "$SANDBOX/systemctl"
if [ "$1" = stop ]; then
  shift
  for unit; do
    dir=$(systemd-escape -u -p "\${unit%.automount}")
    case $(findmnt -no SOURCE -M "$dir") in *systemd-1*) while /bin/umount -l "$dir" 2>/dev/null; do :; done ;; esac
  done
fi
[ "$1" = start ] || exit 0
for unit; do
  case $unit in *.mount) ;; *) continue ;; esac
  type= what= where= options=
  while IFS= read -r line; do
    case $line in
      Type=*) type=\${line#*=} ;;
      What=*) what=\${line#*=} ;;
      Where=*%*) where=$(printf '%s' "\${line#*=}" | sed 's/%%/%/g') ;;
      Where=*) where=\${line#*=} ;;
      Options=*) options=\${line#*=} ;;
    esac
  done < "/etc/systemd/system/$unit"
  mount -t "$type" "$what" "\${where%/}" -o "$options"
done
`;

const mountThatSucceeds = `#!/bin/sh
[ "$#" = 0 ] && exec /bin/mount
/bin/mount "$@" > /dev/null 2>&1
case $1 in
  -t) exec /bin/mount -t tmpfs "$3" "$4" ;;
  *) exec /bin/mount -t tmpfs "$(findmnt --fstab -nvo SOURCE --target "$1")" "$1" ;;
esac
`;
