import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeSandbox, tracer } from '../real/sandbox';
import { readTrace, type Trace } from '../real/trace';
import { until } from './until';

/** What the kernel is to say to a mount: a name from errno(3), that it went well, or nothing. */
export type KernelAnswer = 'success' | 'silence' | `E${string}`;

/**
 * A sandbox that stays while a person works in VS Code: `sudo` there is a recording one, which asks for a password once and then runs
 * everything inside, with real mount.cifs under strace. A kernel that mounts cifs is not wanted: its answer is put in.
 */
export interface MountSandbox {
  readonly password: string;
  /** Argument lists of each sudo. */
  sudoCalls(): readonly string[];
  trace(): Trace;
  /** Argument lists and environments of every process, as they were while sudo ran. */
  processes(): string;
  /** /etc/fstab, as it was after the last sudo. */
  fstab(): string;
  /** A file inside the sandbox's folder. */
  file(name: string): string;
  answer(kernel: KernelAnswer): void;
  /** Whether something has files open on what is mounted, for umount. */
  inUse(used: boolean): void;
  /** Makes mount.cifs a file that cannot be run, or back. */
  hideHelper(hidden: boolean): Promise<void>;
  /** Makes /etc/fstab a file that cannot be written, or back. */
  holdFstab(held: boolean): Promise<void>;
  /** As on the first day. */
  forget(): void;
  remove(): void;
}

const password = 'letmein';

/** The programs of the sandbox, by a name that is known before there is one: settings are wanted earlier. */
const bin = path.join(os.tmpdir(), `mount-sandbox-${process.pid}`);

/** Settings with which a terminal finds the sandbox's sudo, and draws what it shows as text. */
export const mountSandboxSettings = {
  'terminal.integrated.env.linux': { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` },
  'terminal.integrated.gpuAcceleration': 'off',
};

/** @param shown folder in which the extension finds the sandbox's `mountinfo` and `fstab` (see scripts/lib/mountTable.mjs) */
export async function startMountSandbox(shown: string): Promise<MountSandbox> {
  const sandbox = makeSandbox();
  const inside = (name: string) => path.join(sandbox.folder, name);
  sandbox.write('bin/sudo', sudo(sandbox.folder, shown), 0o755);
  sandbox.write('bin/mount', mount(shown), 0o755);
  sandbox.write('bin/umount', umount(shown), 0o755);
  rmSync(bin, { force: true });
  symlinkSync(inside('bin'), bin);
  const [command, args] = sandbox.command(
    'echo $$ > "$SANDBOX/pid"; while read -r line; do eval "$line"; echo "$line" > "$SANDBOX/did"; done',
  );
  const holder = spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const there = (name: string) => () => Promise.resolve(existsSync(inside(name)));
  await until('the sandbox', there('pid'), Boolean);
  const read = (name: string) => (existsSync(inside(name)) ? readFileSync(inside(name), 'utf8') : '');
  /** Runs inside, as root. */
  const change = async (line: string) => {
    rmSync(inside('did'), { force: true });
    holder.stdin.write(`PATH=/usr/sbin:/usr/bin:/sbin:/bin; ${line}\n`);
    await until('the sandbox to change', there('did'), Boolean);
  };
  return {
    password,
    sudoCalls: () => read('sudo-calls').split('\n').slice(0, -1),
    trace: () => readTrace(inside('trace')),
    processes: () => read('processes'),
    fstab: () => readFileSync(path.join(shown, 'fstab'), 'utf8'),
    file: inside,
    answer: kernel => sandbox.write('kernel', kernel),
    inUse: used => (used ? sandbox.write('busy', '') : rmSync(inside('busy'), { force: true })),
    hideHelper: hidden => {
      const helper = '"$(readlink -f /sbin/mount.cifs)"';
      return change(hidden ? `mount --bind /dev/null ${helper}` : `umount ${helper}`);
    },
    holdFstab: held =>
      change(held ? 'mount --bind /etc/fstab /etc/fstab && mount -o remount,bind,ro /etc/fstab' : 'umount /etc/fstab'),
    forget: () => {
      for (const name of ['sudo-calls', 'processes', 'asked']) rmSync(inside(name), { force: true });
      rmSync(inside('trace'), { recursive: true, force: true });
      // What an earlier test mounted for good, or left mounted.
      holder.stdin.write('/bin/umount /mnt/* 2>/dev/null; rm -rf /mnt/* /etc/paperspace-drives; : > /etc/fstab\n');
      sandbox.write('kernel', 'success');
      rmSync(inside('busy'), { force: true });
      for (const name of ['mountinfo', 'fstab']) rmSync(path.join(shown, name), { force: true });
    },
    remove: () => {
      holder.stdin.end();
      holder.kill();
      rmSync(bin, { force: true });
      sandbox.remove();
    },
  };
}

/** Like sudo it asks on the terminal, and not again for a while; unlike it, it knows one password. */
const sudo = (folder: string, shown: string) => `#!/bin/bash
export SANDBOX='${folder}'
printf '%s\\n' "$*" >> "$SANDBOX/sudo-calls"
if [ ! -e "$SANDBOX/asked" ]; then
  printf '[sudo] password for tester: ' > /dev/tty
  IFS= read -rs given < /dev/tty
  echo > /dev/tty
  [ "$given" = ${password} ] || { echo 'sudo: 3 incorrect password attempts' >&2; exit 1; }
  touch "$SANDBOX/asked"
fi
# As the real one it stays until its command has ended, whatever is pressed.
trap : INT
cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' >> "$SANDBOX/processes"
mkdir -p "$SANDBOX/trace"
kernel=$(cat "$SANDBOX/kernel")
inject=; case $kernel in E*) inject="-e inject=mount:error=$kernel" ;; esac
inside="nsenter -t $(cat "$SANDBOX/pid") -m -n"
$inside env PATH="$SANDBOX/bin:/usr/sbin:/usr/bin:/sbin:/bin" \\
  ${tracer} $inject -o "$(mktemp "$SANDBOX/trace/XXXXXX")" "$@"
status=$?
$inside cat /etc/fstab > '${shown}/fstab'
exit "$status"
`;

/** The real one runs and is traced; where the kernel is to be content, a tmpfs takes the drive's place. */
const mount = (shown: string) => `#!/bin/bash
# Not by cat: bash loses a Ctrl+C that comes as it reaps a command.
read -r kernel < "$SANDBOX/kernel"
[ "$kernel" = silence ] && exec sleep 1000
[ "$kernel" = success ] || exec /bin/mount "$@"
/bin/mount "$@" > /dev/null 2>&1
case $1 in
  -t) source=$3 dir=$4 ;;
  *) source=$(findmnt --fstab -nvo SOURCE --target "$1") dir=$1 ;;
esac
/bin/mount -t tmpfs "$source" "$dir" && echo "99 1 0:99 / $dir rw - cifs $source rw" >> '${shown}/mountinfo'
`;

const umount = (shown: string) => `#!/bin/bash
[ -e "$SANDBOX/busy" ] && { echo "umount: $1: target is busy." >&2; exit 32; }
/bin/umount "$@" && sed -i "\\\\# $1 #d" '${shown}/mountinfo'
`;
