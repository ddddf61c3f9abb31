import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { handoverFolder, writeHandover } from '../../src/core/mount/here/handover';
import { planMount, type MountPlan, type MountWish } from '../../src/core/mount/here/mountPlan';
import { forgetUnmounted, unmountAndForget } from '../../src/core/mount/here/forgetScript';
import { mountProblem } from '../../src/core/mount/here/mountProblem';
import { mountCommand, forgetCommand, unmountCommand } from '../../src/core/mount/here/terminalCommand';
import { input } from '../unit/mount/arbitrary';
import { automountAt, systemdRuns } from './sandbox';
import { pasteIntoShell, type PasteOptions } from './shell';

/** Everything that a terminal, a shell or its history would obey, and a mark that occurs nowhere else. */
const password = ` p'a,s"s$(touch pwned)\`touch pwned\`\\!!\u001b[31m é日 <made-up>%s,`;
const username = "o'brien $HOME!";
const drive = { id: 'sd1', name: 'sd1', mountPoint: '\\\\127.0.0.1\\sd1', username };

const listed = `mkdir -m 700 /etc/paperspace-drives; echo password=made-up > /etc/paperspace-drives/sd1.cred
  printf '# mine\\n//127.0.0.1/sd1 /mnt/sd1 cifs credentials=/etc/paperspace-drives/sd1.cred,nofail 0 0\\n# last' > /etc/fstab`;

/** Another program of that name. */
const inPlaceOf = (program: string, script: string) =>
  `printf '%s\\n' '#!/bin/sh' '${script}' > "$SANDBOX/bin/${program}"; chmod 755 "$SANDBOX/bin/${program}"`;

/** Somebody presses Ctrl-C when the program, called so, has just emptied fstab. */
const interruptedBy = (program: string, called: string) =>
  inPlaceOf(program, `${called} && { : > /etc/fstab; kill -INT 0; }; exec /usr/bin/${program} "$@"`);

describe('What Mount Here types into a terminal', () => {
  let folder: string;
  beforeEach(async () => {
    const made = mkdtempSync(path.join(os.tmpdir(), 'here-'));
    folder = await handoverFolder([path.join(made, 'mount')], process.getuid?.() ?? 0);
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  const plan = (wish: Partial<MountWish> = {}): MountPlan => {
    const whole = { ...input(drive, { password }), atEveryStart: false, replace: false, ...wish };
    const made = planMount(whole, { home: '/root', uid: 1000, gid: 1001 });
    assert.ok(made.ok, JSON.stringify(made));
    return made;
  };

  /** Runs one in bash on a terminal; tells what was left in the folder, and what the commands said. */
  async function type(file: string, command: string, options: Partial<PasteOptions> = {}) {
    // The log is read from inside, as the extension reads it when the file is gone.
    const result = await pasteIntoShell([command, `cat ${file}.log`], { bracketed: false, ...options });
    const screen = result.screen.replaceAll('\r', '');
    return { ...result, screen, gone: !existsSync(file) };
  }
  async function mount(wish: Partial<MountWish> = {}, options: Partial<PasteOptions> = {}) {
    const made = plan(wish);
    const file = await writeHandover(folder, made.secret, made.script);
    return type(file, mountCommand(file, made), options);
  }

  for (const atEveryStart of [false, true]) {
    it(`mounts ${atEveryStart ? 'at every start' : 'until the next one'}; the secret is nowhere but where it belongs`, async () => {
      const result = await mount({ atEveryStart }, { mountSucceeds: true });
      assert.deepEqual(
        result.mounts.map(each => [each.user, each.password, each.options.get('uid'), each.options.get('gid')]),
        [[username, password, '1000', '1001']],
        result.screen,
      );
      assert.ok(result.gone);
      assert.doesNotMatch(result.screen + result.history + result.commands.join('\n'), /made-up/);
      assert.match(result.screen, /\n\/\/127\.0\.0\.1\/sd1 is mounted at \/mnt\/sd1/);
      assert.equal(result.secrets, atEveryStart ? '600 root sd1.cred\n' : '');
      assert.equal(result.fstab.includes('credentials=/etc/paperspace-drives/sd1.cred,uid=1000'), atEveryStart);
      assert.equal(result.pwned, false);
    });
  }

  it('shows the commands that change the machine', async () => {
    const { screen } = await mount();
    assert.match(screen, /\n\+ install -m 600 \S+ \/etc\/paperspace-drives\/sd1\.here\n/);
    assert.match(screen, /\n\+ mkdir -p \/mnt\/sd1\n/);
    assert.match(screen, /\n\+ mount -t cifs \/\/127\.0\.0\.1\/sd1 \/mnt\/sd1 -o credentials=\S+,uid=1000,gid=1001,/);
  });

  it('shows too what it writes to fstab, and how it takes that out again', async () => {
    const { screen } = await mount({ atEveryStart: true, replace: true }, { before: listed, mountSucceeds: true });
    for (const command of [
      'cp -p /etc/fstab \\S+',
      'tee /etc/fstab',
      'mv -f \\S+ \\S+/sd1.cred',
      'tee -a /etc/fstab',
    ]) {
      assert.match(screen, new RegExp(`\\n\\+ ${command}\\n`));
    }
    assert.match(screen, /\n\+ rm -f \/etc\/paperspace-drives\/sd1\.here\n/);
  });

  it('leaves nothing of the secret when sudo does not believe the password', async () => {
    const before = `printf '#!/bin/sh\\necho "sudo: 3 incorrect password attempts" >&2; exit 1\\n' > "$SANDBOX/bin/sudo"`;
    const { gone, secrets, mounts, screen } = await mount({}, { before });
    assert.deepEqual([gone, secrets, mounts], [true, '', []]);
    assert.equal(mountProblem(screen, false), 'sudoRefused');
  });

  it('asks sudo once: where that asks each time, the secret cannot stay with root', async () => {
    const once = '[ -e "$SANDBOX/once" ] && exit 1; touch "$SANDBOX/once"; exec "$@"';
    const { gone, secrets } = await mount({}, { before: `printf '%s\\n' '#!/bin/sh' '${once}' > "$SANDBOX/bin/sudo"` });
    assert.deepEqual([gone, secrets], [true, '']);
  });

  it('works for root where sudo is not installed', async () => {
    const before = 'rm "$SANDBOX/bin/sudo"; mount --bind /dev/null /usr/bin/sudo 2>/dev/null; true';
    const { screen } = await mount({}, { before, mountSucceeds: true });
    assert.match(screen, /\n\/\/127\.0\.0\.1\/sd1 is mounted at \/mnt\/sd1/);
  });

  const errnos = { EACCES: 'credentials', ENOENT: 'share', ECONNREFUSED: 'refused', EHOSTDOWN: 'dialect' };
  for (const [errno, problem] of Object.entries({ ...errnos, EINPROGRESS: 'unreachable', EOPNOTSUPP: 'dialect' })) {
    it(`the kernel’s ${errno} is ${problem}`, async () => {
      const before = `printf '#!/bin/sh\\nexec strace -f -qq -o /dev/null -e trace=mount -e inject=mount:error=${errno} "$@"\\n' > "$SANDBOX/bin/sudo"`;
      const { screen, gone, secrets } = await mount({}, { before });
      assert.equal(mountProblem(screen, true), problem, screen);
      assert.deepEqual([gone, secrets], [true, '']);
    });
  }

  it('says what is missing when cifs-utils is not installed', async () => {
    const { screen, secrets } = await mount({}, { before: 'mount --bind /dev/null "$(readlink -f /sbin/mount.cifs)"' });
    assert.equal(mountProblem(screen, true), 'helperMissing');
    assert.equal(secrets, '');
  });

  it('leaves a directory alone that holds other files', async () => {
    const { screen, mounts, secrets } = await mount({}, { before: 'mkdir /mnt/sd1; touch /mnt/sd1/mine' });
    assert.deepEqual([mountProblem(screen, true), mounts, secrets], ['taken', [], '']);
  });

  it('leaves a file alone that was taken for a directory', async () => {
    const { screen, mounts, secrets } = await mount({}, { before: 'echo mine > /mnt/sd1' });
    assert.deepEqual([mountProblem(screen, true), mounts, secrets], ['taken', [], '']);
    assert.match(screen, /\n\/mnt\/sd1 is no directory: left alone\.\n/);
  });

  it('is over, and the secret gone, when the person presses Ctrl-C while sudo asks', async () => {
    const before = `printf '#!/bin/sh\\necho asking; exec sleep 1000\\n' > "$SANDBOX/bin/sudo"`;
    const answer = { question: /asking/, text: '\u0003' };
    const { gone, secrets } = await mount({}, { before, answer });
    assert.deepEqual([gone, secrets], [true, '']);
  });

  // The whole pipe of the terminal's line gets it: whoever writes afterwards writes to nobody.
  for (const [what, signal] of [
    ['presses Ctrl-C', 'INT'],
    ['closes the terminal', 'HUP'],
  ] as const) {
    it(`leaves nothing of the secret with root when the person ${what} while it mounts`, async () => {
      const mounting = `ls /etc/paperspace-drives; kill -${signal} 0; sleep 1000`;
      const { gone, secrets, screen } = await mount({}, { before: inPlaceOf('mount', mounting) });
      assert.match(screen, /\nsd1\.cred\n/);
      assert.deepEqual([gone, secrets], [true, '']);
    });
  }

  it('replaces the line in fstab for other options, and no other line', async () => {
    const line = (options: string) =>
      `//127.0.0.1/sd1 /mnt/sd1 cifs credentials=/etc/paperspace-drives/sd1.cred,${options}`;
    const before = `printf '%s\\n' '# mine' '${line('uid=1000')} 0 0' '//127.0.0.1/sd2 /mnt/sd2 cifs ro 0 0' > /etc/fstab`;
    const wish = { atEveryStart: true, replace: true, mountOptions: ['vers=3.0'] };
    const { fstab, screen } = await mount(wish, { before, mountSucceeds: true });
    assert.match(
      fstab,
      /^# mine\n\/\/127\.0\.0\.1\/sd2 .*\n\/\/127\.0\.0\.1\/sd1 \S+ cifs \S+,vers=3\.0,\S+ 0 0\n$/,
      screen,
    );
  });

  it('stops when the person presses Ctrl-C as the line leaves fstab for other options: nothing of it is left', async () => {
    const before = `${listed}; ${interruptedBy('tee', '[ "$1" = /etc/fstab ]')}`;
    const { fstab, secrets, mounts } = await mount(
      { atEveryStart: true, replace: true },
      { before, mountSucceeds: true },
    );
    assert.deepEqual([fstab, secrets, mounts], ['# mine\n# last\n', '', []]);
  });

  it('puts fstab back whole when findmnt finds fault, though the person presses Ctrl-C just then', async () => {
    const faulty = 'case "$*" in *--tab-file*) ;; *--verify*) ! grep -q cifs /etc/fstab ;; esac';
    const before = `echo '# mine' > /etc/fstab; ${inPlaceOf('findmnt', faulty)}; ${interruptedBy('cp', '[ "$#$2" = 2/etc/fstab ]')}`;
    const { fstab, secrets } = await mount({ atEveryStart: true }, { before });
    assert.deepEqual([fstab, secrets], ['# mine\n', '']);
  });

  describe('to unmount', () => {
    const mounted = 'mkdir -p /mnt/sd1; mount -t tmpfs //127.0.0.1/sd1 /mnt/sd1';

    it('unmounts', async () => {
      const file = await writeHandover(folder, 'waiting', '');
      const command = unmountCommand(file, '/mnt/sd1');
      const { screen, gone } = await pasteIntoAndLook(file, command, mounted);
      assert.match(screen, /mounts left: 0/);
      assert.ok(gone);
    });

    it('what is in use stays mounted, and umount says so', async () => {
      const file = await writeHandover(folder, 'waiting', '');
      const busy = `${mounted}; exec 9< /mnt/sd1`;
      const { screen } = await pasteIntoAndLook(file, unmountCommand(file, '/mnt/sd1'), busy);
      assert.match(screen, /target is busy/);
      assert.match(screen, /mounts left: 1/);
    });

    it('is told in English whatever the person’s language, because what is said is read', async () => {
      const file = await writeHandover(folder, 'waiting', '');
      const before = `export LC_ALL=de_DE.UTF-8; printf '#!/bin/sh\\necho "in $LC_ALL"' > "$SANDBOX/bin/umount"; chmod 755 "$SANDBOX/bin/umount"`;
      const { screen } = await pasteIntoAndLook(file, unmountCommand(file, '/mnt/sd1'), before);
      assert.match(screen, /\nin C\r/);
    });

    it('takes our line and the credentials away with it, and nothing else', async () => {
      const file = await writeHandover(folder, 'waiting', unmountAndForget);
      const command = forgetCommand(file, 'sd1', '/mnt/sd1');
      const { screen, fstab, secrets } = await pasteIntoAndLook(file, command, `${mounted}; ${listed}`);
      assert.match(screen, /mounts left: 0/);
      assert.deepEqual([fstab, secrets], ['# mine\n# last\n', '']);
    });

    it('takes the line and the credentials away whole, though the person presses Ctrl-C just then', async () => {
      const file = await writeHandover(folder, 'waiting', forgetUnmounted);
      const before = `${listed}; ${interruptedBy('tee', '[ "$1" = /etc/fstab ]')}`;
      const { fstab, secrets } = await pasteIntoAndLook(file, forgetCommand(file, 'sd1', '/mnt/sd1'), before);
      assert.deepEqual([fstab, secrets], ['# mine\n# last\n', '']);
    });

    it('takes the line of a drive away that could not be mounted', async () => {
      const file = await writeHandover(folder, 'waiting', forgetUnmounted);
      const { fstab, secrets } = await pasteIntoAndLook(file, forgetCommand(file, 'sd1', '/mnt/sd1'), listed);
      assert.deepEqual([fstab, secrets], ['# mine\n# last\n', '']);
    });

    it('keeps lines that somebody made a comment of', async () => {
      const comment = '#//127.0.0.1/sd1 /mnt/sd1 cifs credentials=/etc/paperspace-drives/sd1.cred,ro 0 0';
      const file = await writeHandover(folder, 'waiting', forgetUnmounted);
      const before = `${listed}; echo >> /etc/fstab; echo '${comment}' >> /etc/fstab`;
      const { fstab } = await pasteIntoAndLook(file, forgetCommand(file, 'sd1', '/mnt/sd1'), before);
      assert.equal(fstab, `# mine\n# last\n${comment}\n`);
    });

    it('leaves line and credentials as they are while the drive is in use', async () => {
      const file = await writeHandover(folder, 'waiting', unmountAndForget);
      const command = forgetCommand(file, 'sd1', '/mnt/sd1');
      const { fstab, secrets } = await pasteIntoAndLook(file, command, `${mounted}; exec 9< /mnt/sd1; ${listed}`);
      assert.match(fstab, /sd1\.cred/);
      assert.match(secrets, /sd1\.cred/);
    });

    describe('where systemd mounts it at every start', () => {
      const automounted = `${systemdRuns}; ${automountAt('/mnt/sd1')}; ${mounted}; ${listed}`;
      const forget = async (before: string, script = unmountAndForget) => {
        const file = await writeHandover(folder, 'waiting', script);
        return pasteIntoAndLook(file, forgetCommand(file, 'sd1', '/mnt/sd1'), before);
      };

      it('takes the automount away too', async () => {
        const { screen, fstab, secrets } = await forget(automounted);
        assert.match(screen, /mounts left: 0/);
        assert.deepEqual([fstab, secrets], ['# mine\n# last\n', '']);
      });

      it('takes the automount away before the line: whoever looks meanwhile would have it mounted again', async () => {
        const look =
          '[ "$1" = /etc/fstab ] && findmnt -nvo SOURCE -M /mnt/sd1 | grep -q systemd-1 && mount -t tmpfs //127.0.0.1/sd1 /mnt/sd1';
        const looking = inPlaceOf('tee', `${look}; exec /usr/bin/tee "$@"`);
        const { screen, fstab } = await forget(`${automounted}; ${looking}`);
        assert.match(screen, /mounts left: 0/);
        assert.equal(fstab, '# mine\n# last\n');
      });

      it('leaves mount, line and credentials as they are while the drive is in use', async () => {
        const { screen, fstab, secrets } = await forget(`${automounted}; exec 9< /mnt/sd1`);
        assert.match(screen, /target is busy[^]*mounts left: 2/);
        assert.match(fstab + secrets, /credentials=[^]*root sd1\.cred/);
      });

      it('leaves what somebody else mounted over the automount of a drive that is not mounted', async () => {
        const { screen, fstab } = await forget(automounted.replace('//127.0.0.1/sd1', 'other'), forgetUnmounted);
        assert.match(screen, /mounts left: 2/);
        assert.equal(fstab, '# mine\n# last\n');
      });
    });

    async function pasteIntoAndLook(file: string, command: string, before: string) {
      const count = `echo "mounts left: $(grep -c ' /mnt/sd1 ' /proc/self/mountinfo)"`;
      const result = await pasteIntoShell([command, count], { bracketed: false, before });
      return { ...result, gone: !existsSync(file) };
    }
  });
});
