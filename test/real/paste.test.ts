import assert from 'node:assert/strict';
import { inBatches, sampleCredentials, sampleSnippet } from './sample';
import { systemdRuns } from './sandbox';
import { pasteIntoShell } from './shell';

/** Everything that a terminal, a shell or its history would obey, and a mark that occurs nowhere else. */
const password = ` p'a,s"s$(touch pwned)\`touch pwned\`\\!!\ttab \u001b[31m é日 <made-up>%s,`;
const typed = ' typed, $x `y` \\ "z\' <made-up> ';
const sample = { id: 'sd1', username: "o'brien $HOME!", password, mark: '<made-up>' };

const linuxTargets = ['linux', 'fstab', 'systemd'];

describe('A snippet pasted into an interactive shell', () => {
  for (const shell of ['bash', 'zsh'] as const) {
    for (const bracketed of [true, false]) {
      for (const target of linuxTargets) {
        for (const form of ['include', 'prompt'] as const) {
          const way = bracketed ? 'as one piece' : 'line by line';
          it(`${target} ${form}, ${shell}, ${way}: mounts, and pasted again changes nothing`, async () => {
            const text = sampleSnippet(target, form, sample);
            const answer = { question: /Password of \/\/127\.0\.0\.1\/sd1: /, text: typed, hidden: true };
            const options = { shell, bracketed, answer, mountSucceeds: true, before: systemdRuns };
            const result = await pasteIntoShell([text, text], options);
            assert.deepEqual(result.statuses, [0, 0], result.screen);
            assert.deepEqual(
              result.mounts.map(mount => [mount.user, mount.password]),
              [[sample.username, form === 'include' ? password : typed]],
            );
            assert.deepEqual(result.sudoAnswers, ['letmein', 'letmein'], 'sudo swallowed a line');
            assert.doesNotMatch(result.history, /made-up/);
            assert.equal(result.commands.filter(command => command.includes('made-up')).length, 0);
            assert.equal(result.secrets, target === 'linux' ? '' : '600 root sd1.cred\n');
            assert.equal(result.pwned, false);
            if (form === 'prompt') assert.doesNotMatch(result.screen, /made-up/);
          });
        }
      }
    }
  }

  for (const target of linuxTargets) {
    for (const shell of ['bash', 'zsh'] as const) {
      it(`generated ones as one piece each, ${target}, ${shell}: the kernel is told the true user and password`, async () => {
        const { seed, samples } = sampleCredentials();
        await inBatches(samples, async batch => {
          const texts = batch.map(each => sampleSnippet(target, 'include', each));
          const options = { shell, bracketed: true, sudoAsks: false, before: systemdRuns };
          const result = await pasteIntoShell(texts, options);
          assert.deepEqual(
            result.mounts.map(({ source, user, password }) => [source, user, password]),
            batch.map(({ id, username, password }) => [`//127.0.0.1/${id}`, username, password]),
            `seed ${seed}: ${result.screen}`,
          );
          assert.doesNotMatch(result.history + result.commands.join('\n'), /<made-up-/);
          assert.equal(result.pwned, false);
        });
      });
    }
  }

  it('leaves the shell as it was', async () => {
    const look = 'echo "$-|$(umask)|$PWD|$?|$(set +o | cksum)|$(alias | cksum)|${dir-none}${sudo-none}"';
    const text = sampleSnippet('linux', 'include', sample);
    const { screen } = await pasteIntoShell([look, text, 'true', look], { bracketed: false });
    const [before, after] = Array.from(screen.matchAll(/[\r\n](\w+\|[^\r\n]+\|nonenone)/g), ([, line]) => line);
    assert.ok(before !== undefined, screen);
    assert.equal(after, before);
  });

  it('is gone from the disk when the mount is broken off with Ctrl-C', async () => {
    const before = `printf '#!/bin/sh\\nls /etc/paperspace-drives; echo waiting\\nexec sleep 1000\\n' > "$SANDBOX/bin/mount"
chmod 755 "$SANDBOX/bin/mount"`;
    for (const shell of ['bash', 'zsh'] as const) {
      const text = sampleSnippet('linux', 'include', sample);
      const answer = { question: /waiting/, text: '\u0003' };
      const { secrets, statuses, screen } = await pasteIntoShell(text, { shell, bracketed: true, before, answer });
      assert.match(screen, /sd1\.cred/);
      assert.notEqual(statuses[0], 0);
      assert.equal(secrets, '');
    }
  });

  it('writes nothing when sudo does not believe the password', async () => {
    const before = `printf '#!/bin/sh\\necho "Sorry, try again." >&2; exit 1\\n' > "$SANDBOX/bin/sudo"`;
    const { statuses, secrets, mnt } = await pasteIntoShell(sampleSnippet('linux', 'include', sample), {
      bracketed: false,
      before,
    });
    assert.deepEqual([statuses, secrets, mnt], [[1], '', '']);
  });
});
