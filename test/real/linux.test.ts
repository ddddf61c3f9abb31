import assert from 'node:assert/strict';
import { madeUpPassword } from '../unit/mount/arbitrary';
import { runSnippets, straceMount } from './batch';
import { inBatches, sampleCredentials, sampleSnippet } from './sample';

const sample = { id: 'sd1', username: 'ps-user', password: madeUpPassword, mark: madeUpPassword };
const include = sampleSnippet('linux', 'include', sample);

describe('The Linux snippet, run for real', () => {
  const { seed, samples } = sampleCredentials();
  it('hands the true user name and password to the kernel, for generated ones', () =>
    inBatches(samples, async batch => {
      const result = await runSnippets(batch.map(each => sampleSnippet('linux', 'include', each)));
      for (const [at, { id, username, password, mark }] of batch.entries()) {
        const run = result.runs[at];
        const mounts = run?.mounts.map(mount => ({ user: mount.user, password: mount.password, source: mount.source }));
        const why = `seed ${seed}, ${id}: ${run?.output ?? ''}`;
        assert.deepEqual(mounts, [{ user: username, password, source: `//127.0.0.1/${id}` }], why);
        const told = run?.commands.filter(command => command.includes(mark));
        assert.deepEqual(told, [], `${why}: the secret is in an argument list or environment`);
      }
      assert.equal(result.secrets, '');
      assert.equal(result.pwned, false);
    }));

  for (const [offset, shell] of (['bash', 'zsh'] as const).entries()) {
    it(`asks for the password in ${shell}, and hands what was typed to the kernel`, async () => {
      const some = samples.filter((_, at) => at % 6 === offset);
      const prompts = some.map(each => sampleSnippet('linux', 'prompt', each));
      const result = await runSnippets(prompts, { shell, answers: some.map(each => each.password) });
      for (const [at, { id, username, password, mark }] of some.entries()) {
        const run = result.runs[at];
        const mounts = run?.mounts.map(mount => ({ user: mount.user, password: mount.password }));
        assert.deepEqual(mounts, [{ user: username, password }], `seed ${seed}, ${id}: ${run?.output ?? ''}`);
        assert.ok(!run?.commands.some(command => command.includes(mark)));
      }
      assert.equal(result.secrets, '');
    });
  }

  it('mounts nothing when nothing was typed', async () => {
    const { runs } = await runSnippets([sampleSnippet('linux', 'prompt', sample)], { answers: [''] });
    assert.deepEqual(
      runs.map(({ status, mounts }) => [status, mounts]),
      [[1, []]],
    );
  });

  it('gives uid, gid, modes, options and the share', async () => {
    const options = ['vers=3.1.1', 'mfsymlinks', 'dir_mode=0700'];
    const [mount] = await straceMount(sampleSnippet('linux', 'include', sample, { mountOptions: options }));
    assert.equal(mount?.unc, '\\\\127.0.0.1\\sd1');
    assert.deepEqual(
      ['uid', 'gid', 'file_mode', 'dir_mode', 'vers', 'mfsymlinks'].map(name => mount.options.get(name)),
      ['0', '0', '0755', '0700', '3.1.1', ''],
    );
  });

  it('removes the credentials when the mount fails, and its folder too', async () => {
    const { runs, secrets } = await runSnippets([include]);
    assert.deepEqual([runs[0]?.status, secrets], [1, '']);
    assert.match(runs[0]?.output ?? '', /Not mounted\. A drive answers only inside its private network\./);
  });

  it('pasted twice mounts once, and says so', async () => {
    const result = await runSnippets([include, include], { mountSucceeds: true });
    assert.deepEqual(
      result.runs.map(({ status, output, mounts }) => [status, output, mounts.length]),
      [
        [0, '//127.0.0.1/sd1 is mounted at /mnt/sd1.\n', 1],
        [0, '//127.0.0.1/sd1 is already mounted at /mnt/sd1.\n', 0],
      ],
    );
    assert.equal(result.secrets, '');
  });

  it('knows the drive again whatever the case of its name', async () => {
    const before = 'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/SD1/ /mnt/sd1';
    const { runs } = await runSnippets([include], { before });
    assert.deepEqual([runs[0]?.status, runs[0]?.mounts], [0, []]);
  });

  const left: readonly [string, string, RegExp][] = [
    ['another drive', 'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd2 /mnt/sd1', /127\.0\.0\.1\/sd2 is mounted at/],
    ['other files', 'mkdir /mnt/sd1; touch /mnt/sd1/mine', /\/mnt\/sd1 holds other files: left alone/],
    ['a hidden file', 'mkdir /mnt/sd1; touch /mnt/sd1/.mine', /\/mnt\/sd1 holds other files: left alone/],
    [
      'another drive on top of this one',
      'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd1 /mnt/sd1; mount -t tmpfs //127.0.0.1/sd2 /mnt/sd1',
      /127\.0\.0\.1\/sd2 is mounted at \/mnt\/sd1: left alone/,
    ],
    ['a file of that name', 'echo mine > /mnt/sd1', /\/mnt\/sd1 is no directory: left alone/],
  ];
  for (const [what, before, words] of left) {
    it(`leaves ${what} alone, with a line saying why`, async () => {
      const { runs, secrets, mnt } = await runSnippets([include], { before });
      assert.deepEqual([runs[0]?.status, runs[0]?.mounts, secrets], [1, [], '']);
      assert.match(runs[0]?.output ?? '', words);
      assert.match(mnt, /^sd1\n/);
    });
  }

  it('says what is missing when cifs-utils is not installed', async () => {
    const { runs, secrets, mnt } = await runSnippets([include], { before: hideMountCifs });
    assert.match(runs[0]?.output ?? '', /^cifs-utils is missing\. .*apt-get install cifs-utils/);
    assert.deepEqual([runs[0]?.status, secrets, mnt], [1, '', '']);
  });

  it('works for root where sudo is not installed', async () => {
    const before = 'rm "$SANDBOX/bin/sudo"; mount --bind /dev/null /usr/bin/sudo 2>/dev/null; true';
    const { runs } = await runSnippets([include], { before });
    assert.deepEqual(
      runs[0]?.mounts.map(mount => mount.password),
      [madeUpPassword],
    );
  });

  it("leaves fstab's credentials of the same drive alone", async () => {
    const before = 'mkdir /etc/paperspace-drives; echo theirs > /etc/paperspace-drives/sd1.cred';
    const { runs, credentials } = await runSnippets([include], { before });
    assert.equal(runs[0]?.mounts[0]?.password, madeUpPassword);
    assert.deepEqual([...credentials], [['sd1.cred', 'theirs\n']]);
  });

  it('takes a folder that others can read back into root’s hands', async () => {
    const before = `mkdir -m 777 /etc/paperspace-drives; touch /etc/paperspace-drives/other
      cat > "$SANDBOX/bin/mount" <<'MOUNT'
#!/bin/sh
stat -c '%a %U %n' /etc/paperspace-drives /etc/paperspace-drives/sd1.cred
MOUNT
      chmod 755 "$SANDBOX/bin/mount"`;
    const { runs } = await runSnippets([include], { before });
    const lines = ['700 root /etc/paperspace-drives', '600 root /etc/paperspace-drives/sd1.cred'];
    assert.deepEqual(runs[0]?.output.split('\n').slice(0, 2), lines);
  });

  it('mounts below home, and in a directory with blanks and quotes', async () => {
    const places = ['~/drives/${name}', "/mnt/it's  a $place"];
    const snippets = places.map(mountPath => sampleSnippet('linux', 'include', sample, { mountPath }));
    const { runs, mnt } = await runSnippets(snippets, { mountSucceeds: true });
    assert.deepEqual(
      runs.map(run => run.status),
      [0, 0],
    );
    assert.match(runs[0]?.output ?? '', /is mounted at \/.*\/fs\/home\/drives\/sd1\.\n/);
    assert.equal(mnt, "it's  a $place\n");
  });
});

/** `command -v` finds only what may be executed. */
const hideMountCifs = 'mount --bind /dev/null "$(readlink -f /sbin/mount.cifs)"';
