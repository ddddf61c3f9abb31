import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  for (const name of ['bin', 'fs', 'in', 'out', 'trace', 'after']) mkdirSync(path.join(folder, name));
  const write = (name: string, text: string, mode = 0o644) => writeFileSync(path.join(folder, name), text, { mode });
  write('bin/sudo', options.sudoAsks === true ? sudoThatAsks : '#!/bin/sh\nexec "$@"\n', 0o755);
  write('bin/systemctl', systemctl, 0o755);
  if (options.mountSucceeds === true) write('bin/mount', mountThatSucceeds, 0o755);
  write('before', options.before ?? '');
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
mount -t tmpfs tmpfs /mnt || exit 99
for place in etc root; do
  mkdir -p "$SANDBOX/fs/$place/up" "$SANDBOX/fs/$place/work"
  mount -t overlay overlay -o "lowerdir=/$place,upperdir=$SANDBOX/fs/$place/up,workdir=$SANDBOX/fs/$place/work" "/$place" || exit 99
done
mkdir -p "$SANDBOX/fs/home"
export HOME="$SANDBOX/fs/home"
cd "$HOME" || exit 99
. "$SANDBOX/before" || exit 99
PATH=$SANDBOX/bin:$PATH
`;

/** Leaves what the tests ask about in `$SANDBOX/after`, since the overlays die with the namespace. */
export const lookAround = `
cat /etc/fstab > "$SANDBOX/after/fstab"
find /etc/paperspace-drives -mindepth 1 -printf '%m %u %P\\n' 2>/dev/null | sort > "$SANDBOX/after/secrets"
find /mnt -mindepth 1 -printf '%P\\n' | sort > "$SANDBOX/after/mnt"
ls -A "$HOME" > "$SANDBOX/after/home"
cp -r "$SANDBOX/fs/etc/up/systemd/system" "$SANDBOX/after/units" 2>/dev/null || mkdir "$SANDBOX/after/units"
cp -r /etc/paperspace-drives "$SANDBOX/after/credentials" 2>/dev/null || mkdir "$SANDBOX/after/credentials"
`;

/** What a snippet left behind. */
export interface Aftermath {
  /** /etc/fstab. */
  readonly fstab: string;
  /** Below /etc/paperspace-drives: `mode owner path`, one a line; empty when there is no such folder. */
  readonly secrets: string;
  /** What those files hold, by name. */
  readonly credentials: ReadonlyMap<string, string>;
  /** Units of systemd that were written: text by name. */
  readonly units: ReadonlyMap<string, string>;
  /** Below /mnt: `path`, one a line. */
  readonly mnt: string;
  /** Whether anything made a file called `pwned` in the shell's folder. */
  readonly pwned: boolean;
}

/** Reads what `lookAround` wrote. */
export function aftermath(sandbox: Sandbox): Aftermath {
  const files = (folder: string) => readdirSync(path.join(sandbox.folder, folder));
  const texts = (folder: string) => new Map(files(folder).map(name => [name, sandbox.read(`${folder}/${name}`)]));
  return {
    fstab: sandbox.read('after/fstab'),
    secrets: sandbox.read('after/secrets'),
    credentials: texts('after/credentials'),
    units: texts('after/units'),
    mnt: sandbox.read('after/mnt'),
    pwned: sandbox.read('after/home').includes('pwned'),
  };
}

/** Hexadecimal strings (-xx), because they need no unquoting; only traced calls stop a process (--seccomp-bpf). */
export const tracer = 'strace -f -qq -xx -v -s 65536 --seccomp-bpf -e trace=mount,execve';

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

/** Writes down what it is told. Starts a mount unit as systemd.mount(5) says, with the real `mount`. */
const systemctl = `#!/bin/sh
printf '%s\\n' "$*" >> "$SANDBOX/systemctl"
[ "$1" = start ] || exit 0
for unit; do
  case $unit in *.mount) ;; *) continue ;; esac
  type= what= where= options=
  while IFS= read -r line; do
    case $line in
      Type=*) type=\${line#*=} ;;
      What=*) what=\${line#*=} ;;
      Where=*) where=\${line#*=} ;;
      Options=*) options=\${line#*=} ;;
    esac
  done <<UNIT
$(sed 's/%%/%/g' "/etc/systemd/system/$unit")
UNIT
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
