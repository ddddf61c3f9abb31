import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { renderSnippet } from '../../src/core/mount/render';
import type { SnippetInput } from '../../src/core/mount/render';
import { targets } from '../../src/core/mount/targets';
import { shellWords, smbAddress } from '../unit/mount/readers';
import { runSnippets } from './batch';
import { hostile, hostileInputs as inputs } from './hostileInputs';
import { systemdRuns } from './sandbox';
import { sampleCredentials, sampleSnippet } from './sample';

function written(target: string, form: 'include' | 'prompt', some: readonly SnippetInput[] = inputs): string[] {
  return some.map(given => {
    const result = renderSnippet(target, form, given);
    assert.ok(result.ok);
    return result.text;
  });
}

const verifyUnits = 'systemd-analyze verify /etc/systemd/system/mnt-*mount && echo fine';

describe('Hostile values in every field at once', () => {
  it('are tried, not merely refused', () => {
    const tried = inputs.map((given, at) =>
      [given.drive.username, given.password, given.mountPath].includes(hostile[at]),
    );
    assert.ok(tried.filter(Boolean).length > hostile.length * 0.8);
  });

  it('include the longest password there is', () =>
    assert.ok(inputs.some(({ password = '' }) => password.length === 500)));

  // The form that holds most values in full; of the others, whose quoting is the same, every nth.
  for (const [target, form, shell, nth] of [
    ['linux', 'include', 'bash', 1],
    ['linux', 'include', 'zsh', 3],
    ['linux', 'prompt', 'bash', 6],
    ['fstab', 'include', 'bash', 1],
    ['fstab', 'prompt', 'zsh', 6],
    ['systemd', 'include', 'bash', 1],
    ['systemd', 'prompt', 'zsh', 6],
  ] as const) {
    it(`run nothing: ${target} ${form} in ${shell}`, async () => {
      const some = inputs.filter((_, at) => at % nth === 0);
      const answers = some.map(({ password = '' }) => password);
      const snippets = [...written(target, form, some), ...(target === 'systemd' ? [verifyUnits] : [])];
      const { runs, pwned } = await runSnippets(snippets, { shell, answers, before: systemdRuns });
      assert.equal(pwned, false);
      for (const [at, { drive, password }] of some.entries()) {
        const run = runs[at];
        const mounted = run?.mounts.map(mount => [mount.user, mount.password]);
        assert.deepEqual(mounted, [[drive.username, password]], `${JSON.stringify(some[at])}: ${run?.output ?? ''}`);
        assert.ok(!run?.commands.some(command => /^\S*touch touch /.test(command)));
      }
      if (target === 'systemd') assert.equal(runs.at(-1)?.output, 'fine\n');
    });
  }

  it('run nothing: macos in bash and zsh, with a mount that writes down what it is told', async () => {
    const before = `cat > "$SANDBOX/bin/mount" <<'MOUNT'
#!/bin/sh
[ "$#" = 0 ] || printf '%s\\0' "$@"
MOUNT
chmod 755 "$SANDBOX/bin/mount"`;
    const { seed, samples } = sampleCredentials();
    const generated = samples.map(each => ({
      snippet: sampleSnippet('macos', 'prompt', each),
      username: each.username,
    }));
    const given = written('macos', 'prompt').map((snippet, at) => ({ snippet, username: inputs[at]?.drive.username }));
    for (const [shell, all] of [
      ['bash', given],
      ['zsh', [...given, ...generated]],
    ] as const) {
      const { runs, pwned } = await runSnippets(
        all.map(({ snippet }) => snippet),
        { shell, before },
      );
      assert.equal(pwned, false);
      for (const [at, run] of runs.entries()) {
        const [type, kind, address = '', directory = ''] = run.output.split('\0');
        assert.deepEqual([type, kind], ['-t', 'smbfs'], `seed ${seed}: ${run.output}`);
        const { username, host, extra } = smbAddress(address);
        assert.deepEqual([username, host, extra], [all[at]?.username, '127.0.0.1', ''], `seed ${seed}`);
        assert.ok(!/%(?!25)/.test(directory));
      }
    }
  });

  it('are read back by rclone from its configuration file, and nothing beside them', () => {
    const told = inputs.flatMap((given, at) => {
      const result = renderSnippet('rclone', 'include', given);
      // A `%(` is refused; the unit test says so.
      return result.ok ? [{ text: result.text.replace(/^\[.*\]$/m, `[hostile-${at}]`), given }] : [];
    });
    assert.ok(told.length > inputs.length * 0.9);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'rclone-'));
    const file = path.join(folder, 'rclone.conf');
    writeFileSync(file, told.map(({ text }) => `${text}\n`).join(''));
    const { stdout, stderr } = spawnSync('rclone', ['--config', file, 'config', 'dump'], {
      encoding: 'utf8',
      cwd: folder,
    });
    rmSync(folder, { recursive: true });
    const read = v.parse(v.record(v.string(), v.record(v.string(), v.string())), JSON.parse(stdout || stderr));
    const wanted = told.map(({ text, given }) => {
      const [, section = ''] = /^\[(.*)\]$/m.exec(text) ?? [];
      const pass = /^pass = (.*)$/m.exec(text)?.[1];
      return [section, { type: 'smb', host: '127.0.0.1', user: given.drive.username, pass }];
    });
    assert.deepEqual(read, Object.fromEntries(wanted));
  });
});

describe('The macOS snippet', () => {
  const sample = { id: 'sd1', username: 'ps-user', password: 'unused', mark: '' };
  const snippet = sampleSnippet('macos', 'prompt', sample);
  const mountSays = (table: string) => `cat > "$SANDBOX/bin/mount" <<'MOUNT'
#!/bin/sh
[ "$#" = 0 ] && { echo "${table}"; exit; }
echo "asked to mount $3"
MOUNT
chmod 755 "$SANDBOX/bin/mount"`;
  const place = '$HOME/Paperspace/sd1';

  for (const [fact, before, status, words] of [
    ['mounts where nothing is', mountSays(''), 0, /^asked to mount \/\/ps-user@127\.0\.0\.1\/sd1\nMounted at /],
    [
      'knows the drive again',
      mountSays(`//ps-user@127.0.0.1/SD1 on ${place} (smbfs, nodev)`),
      0,
      /^Already mounted at /,
    ],
    ['leaves another drive alone', mountSays(`//u@127.0.0.1/sd2 on ${place} (smbfs)`), 1, /^Something else is mounted/],
    [
      'leaves other files alone',
      `${mountSays('')}\nmkdir -p "${place}"; touch "${place}/mine"`,
      1,
      /holds other files: left alone/,
    ],
  ] as const) {
    it(fact, async () => {
      for (const shell of ['bash', 'zsh'] as const) {
        const { runs } = await runSnippets([snippet], { shell, before });
        assert.equal(runs[0]?.status, status, runs[0]?.output);
        assert.match(runs[0].output, words);
      }
    });
  }
});

describe('The syntax of shell snippets', () => {
  for (const shell of ['bash', 'zsh']) {
    it(`is right for ${shell} -n, whatever the values`, () => {
      const { seed, samples } = sampleCredentials(50);
      const texts = targets
        .filter(target => target.language === 'shellscript')
        .flatMap(target => target.forms.flatMap(form => samples.map(each => sampleSnippet(target.id, form, each))));
      const script = [...texts, ...written('linux', 'include'), ...written('fstab', 'include')].join('\n');
      const { status, stderr } = spawnSync(shell, ['-n'], { input: `${script}\n` });
      assert.equal(status, 0, `seed ${seed}: ${stderr.toString()}`);
    });
  }
  it('of an address is one word', () => {
    assert.equal(
      shellWords(`'${sampleSnippet('uri', 'prompt', { id: 'sd1', username: "o'b", password: '', mark: '' })}'`).length,
      1,
    );
  });
});
