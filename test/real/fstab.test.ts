import assert from 'node:assert/strict';
import { madeUpPassword } from '../unit/mount/arbitrary';
import { credentialsFile, fstabFields } from '../unit/mount/readers';
import { runSnippets } from './batch';
import { inBatches, sampleCredentials, sampleSnippet } from './sample';

const sample = { id: 'sd1', username: 'ps-user', password: madeUpPassword, mark: madeUpPassword };
const include = sampleSnippet('fstab', 'include', sample);
const ours = (fstab: string) => fstab.split('\n').filter(line => line.startsWith('//127.0.0.1/'));

describe('The fstab snippet, run for real', () => {
  const { seed, samples } = sampleCredentials();
  it('keeps the true credentials in a file of root’s, and mounts with them', () =>
    inBatches(samples, async batch => {
      const result = await runSnippets(batch.map(each => sampleSnippet('fstab', 'include', each)));
      for (const [at, { id, username, password, mark }] of batch.entries()) {
        const why = `seed ${seed}, ${id}: ${result.runs[at]?.output ?? ''}`;
        const mounts = result.runs[at]?.mounts.map(mount => ({ user: mount.user, password: mount.password }));
        assert.deepEqual(mounts, [{ user: username, password }], why);
        assert.deepEqual(credentialsFile(result.credentials.get(`${id}.cred`) ?? ''), { username, password }, why);
        const told = result.runs[at]?.commands.filter(command => command.includes(mark));
        assert.deepEqual(told, [], `${why}: the secret is in an argument list or environment`);
      }
      const files = batch.map(({ id }) => `600 root ${id}.cred`);
      assert.deepEqual(result.secrets.trimEnd().split('\n').sort(), files.sort());
      assert.equal(ours(result.fstab).length, batch.length);
      assert.ok(batch.every(({ mark }) => !result.fstab.includes(mark)));
      assert.equal(result.pwned, false);
    }));

  it('asks for the password with read -s', async () => {
    const answers = [' a,b\\c "d\' ', '日本 $x'];
    for (const [at, shell] of (['bash', 'zsh'] as const).entries()) {
      const answer = answers[at] ?? '';
      const prompt = sampleSnippet('fstab', 'prompt', sample);
      const { runs, credentials } = await runSnippets([prompt], { shell, answers: [answer] });
      assert.deepEqual(credentialsFile(credentials.get('sd1.cred') ?? ''), { username: 'ps-user', password: answer });
      assert.equal(runs[0]?.mounts[0]?.password, answer);
    }
  });

  it('writes one line, with everything a start needs', async () => {
    const { fstab, runs } = await runSnippets([include], { mountSucceeds: true });
    const options =
      'credentials=/etc/paperspace-drives/sd1.cred,uid=0,gid=0,file_mode=0755,dir_mode=0755,' +
      '_netdev,nofail,x-systemd.automount,x-systemd.mount-timeout=30';
    assert.deepEqual(ours(fstab).map(fstabFields), [['//127.0.0.1/sd1', '/mnt/sd1', 'cifs', options, '0', '0']]);
    assert.match(runs[0]?.output ?? '', /is mounted at \/mnt\/sd1, now and at every start\.\n$/);
  });

  it('pasted twice adds one line, mounts once, and says so', async () => {
    const { runs, fstab, secrets } = await runSnippets([include, include], { mountSucceeds: true });
    assert.deepEqual(
      runs.map(({ status, mounts }) => [status, mounts.length]),
      [
        [0, 1],
        [0, 0],
      ],
    );
    assert.equal(runs[1]?.output, '//127.0.0.1/sd1 is already in /etc/fstab and mounted at /mnt/sd1.\n');
    assert.equal(ours(fstab).length, 1);
    assert.equal(secrets, '600 root sd1.cred\n');
  });

  it('pasted again after a failed mount adds no second line, and tries again with the new password', async () => {
    const again = sampleSnippet('fstab', 'include', { ...sample, password: 'another-made-up' });
    const { runs, fstab, credentials } = await runSnippets([include, again]);
    assert.deepEqual(
      runs.map(({ status, mounts }) => [status, mounts.map(mount => mount.password)]),
      [
        [1, [madeUpPassword]],
        [1, ['another-made-up']],
      ],
    );
    assert.equal(ours(fstab).length, 1);
    assert.match(credentials.get('sd1.cred') ?? '', /^password=another-made-up$/m);
  });

  it('adds the line to a drive that is mounted already', async () => {
    const before = 'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd1 /mnt/sd1; touch /mnt/sd1/data';
    const { runs, fstab } = await runSnippets([include], { before });
    assert.deepEqual([runs[0]?.status, runs[0]?.mounts, ours(fstab).length], [0, [], 1]);
  });

  it('copes with a last line that has no newline, and keeps the other lines', async () => {
    const before = `printf '# mine\\ntmpfs /mnt/tmp tmpfs nofail 0 0' > /etc/fstab`;
    const { fstab } = await runSnippets([include], { before });
    assert.match(fstab, /^# mine\ntmpfs \/mnt\/tmp tmpfs nofail 0 0\n\/\/127\.0\.0\.1\/sd1 [^\n]+\n$/);
  });

  it('keeps a backup', async () => {
    const before = `echo '# mine' > /etc/fstab`;
    const look = 'cat /etc/fstab.before-paperspace-drives';
    const { runs } = await runSnippets([include, look], { before });
    assert.equal(runs[1]?.output, '# mine\n');
  });

  it('makes fstab where there is none', async () => {
    const { fstab } = await runSnippets([include], { before: 'rm /etc/fstab' });
    assert.equal(ours(fstab).length, 1);
  });

  it('puts the old file back, and takes the secret away, when findmnt finds fault', async () => {
    const before = `echo '# mine' > /etc/fstab
cat > "$SANDBOX/bin/findmnt" <<'FINDMNT'
#!/bin/sh
case "$*" in *--tab-file*) ;; *--verify*) ! grep -q cifs /etc/fstab ;; esac
FINDMNT
chmod 755 "$SANDBOX/bin/findmnt"`;
    const { runs, fstab, secrets } = await runSnippets([include], { before });
    assert.deepEqual([runs[0]?.status, fstab, secrets], [1, '# mine\n', '']);
    assert.match(runs[0]?.output ?? '', /findmnt --verify failed: \/etc\/fstab is as it was\./);
    assert.deepEqual(runs[0]?.mounts, []);
  });

  it('never touches fstab when findmnt finds fault with the line by itself', async () => {
    const before = `echo '# mine' > /etc/fstab
printf '#!/bin/sh\\ncase "$*" in *--tab-file*) exit 1 ;; esac\\n' > "$SANDBOX/bin/findmnt"
chmod 755 "$SANDBOX/bin/findmnt"`;
    const { runs, fstab, secrets } = await runSnippets([include], { before });
    assert.deepEqual([runs[0]?.status, fstab, secrets], [1, '# mine\n', '']);
  });

  it('does not blame its line for faults that were there before', async () => {
    const before = `echo 'UUID=not-there /srv/gone ext4 defaults 0 0' >> /etc/fstab`;
    const { fstab } = await runSnippets([include], { before });
    assert.equal(ours(fstab).length, 1);
  });

  it('is not fooled by nofail, with which mount.cifs reports success where it reached nobody', async () => {
    const before = `printf '#!/bin/sh\\nexit 0\\n' > "$SANDBOX/bin/mount"; chmod 755 "$SANDBOX/bin/mount"`;
    const { runs } = await runSnippets([include], { before });
    assert.equal(runs[0]?.status, 1);
    assert.match(runs[0].output, /The line stays in \/etc\/fstab\. Not mounted\./);
  });

  const left: readonly [string, string, RegExp][] = [
    ['another drive', 'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd2 /mnt/sd1', /sd2 is mounted at \/mnt\/sd1: left/],
    ['other files', 'mkdir /mnt/sd1; touch /mnt/sd1/mine', /\/mnt\/sd1 holds other files: left alone/],
    [
      'another line for that directory',
      `echo '//127.0.0.1/sd2 /mnt/sd1/ cifs guest 0 0' > /etc/fstab`,
      /\/etc\/fstab already mounts \/\/127\.0\.0\.1\/sd2 at \/mnt\/sd1: left alone/,
    ],
    [
      'another line for that directory without a newline',
      `printf 'tmpfs /mnt/sd1 tmpfs defaults' > /etc/fstab`,
      /\/etc\/fstab already mounts tmpfs at \/mnt\/sd1: left alone/,
    ],
    ['an automount of others', 'mkdir /mnt/sd1; mount -t tmpfs systemd-1 /mnt/sd1', /systemd-1 is mounted at/],
  ];
  for (const [what, before, words] of left) {
    it(`leaves ${what} alone, with a line saying why`, async () => {
      const both = [include, 'cat /etc/fstab'];
      const { runs, fstab, secrets } = await runSnippets(both, { before: `${before}\ncp /etc/fstab "$HOME/old"` });
      assert.deepEqual([runs[0]?.status, runs[0]?.mounts, secrets], [1, [], '']);
      assert.match(runs[0]?.output ?? '', words);
      assert.doesNotMatch(fstab, /\/\/127\.0\.0\.1\/sd1 /);
    });
  }

  it('passes over a line that is commented out', async () => {
    const before = `echo '#//127.0.0.1/sd2 /mnt/sd1 cifs guest 0 0' > /etc/fstab`;
    const { fstab } = await runSnippets([include], { before });
    assert.equal(ours(fstab).length, 1);
  });

  it('mounts over its own automount that could not be woken', async () => {
    const before = `mkdir /mnt/sd1; mount -t tmpfs systemd-1 /mnt/sd1
echo '//127.0.0.1/sd1 /mnt/sd1 cifs credentials=/etc/paperspace-drives/sd1.cred,nofail 0 0' > /etc/fstab`;
    const { runs, fstab } = await runSnippets([include], { before, mountSucceeds: true });
    assert.deepEqual([runs[0]?.status, runs[0]?.mounts.length, ours(fstab).length], [0, 1, 1]);
  });

  it('tells systemd only where it runs', async () => {
    for (const [before, told] of [
      ['mount -t tmpfs tmpfs /run; mkdir -p /run/systemd/system', 'daemon-reload\n'],
      ['mount -t tmpfs tmpfs /run', ''],
    ] as const) {
      const { runs } = await runSnippets([include, 'cat "$SANDBOX/systemctl" 2>/dev/null'], { before });
      assert.equal(runs[1]?.output, told);
    }
  });

  it('is read back by libmount where the directory has blanks, quotes and backslashes', async () => {
    const directory = '/mnt/it\'s  a "\\040" $place é';
    const snippet = sampleSnippet('fstab', 'include', sample, { mountPath: directory });
    const show = 'findmnt --fstab --noheadings --raw --output SOURCE --target "$(ls -d /mnt/it*)"; ls /mnt';
    const { runs, fstab, mnt } = await runSnippets([snippet, show], { mountSucceeds: true });
    assert.equal(runs[0]?.status, 0, runs[0]?.output);
    assert.match(runs[1]?.output ?? '', /^\/\/127\.0\.0\.1\/sd1\n/);
    assert.equal(mnt, `${directory.slice(5)}\n`);
    assert.equal(ours(fstab).length, 1);
  });

  it('mounts below home', async () => {
    const snippet = sampleSnippet('fstab', 'include', sample, { mountPath: '~/drives/${name}' });
    const { runs, fstab } = await runSnippets([snippet], { mountSucceeds: true });
    assert.equal(runs[0]?.status, 0, runs[0]?.output);
    assert.match(fstabFields(ours(fstab)[0] ?? '')[1] ?? '', /^\/.*\/fs\/home\/drives\/sd1$/);
  });

  it('says so where home has a blank in its name', async () => {
    const snippet = sampleSnippet('fstab', 'include', sample, { mountPath: '~/drives' });
    const { runs, fstab, secrets } = await runSnippets([snippet], { before: 'HOME="$HOME/a b"; mkdir "$HOME"' });
    assert.match(runs[0]?.output ?? '', /^The home directory has a blank in its name/);
    assert.deepEqual([ours(fstab), secrets], [[], '']);
  });

  it('says what is missing when cifs-utils is not installed', async () => {
    const before = 'mount --bind /dev/null "$(readlink -f /sbin/mount.cifs)"';
    const { runs, fstab, secrets } = await runSnippets([include], { before });
    assert.match(runs[0]?.output ?? '', /^cifs-utils is missing\./);
    assert.deepEqual([ours(fstab), secrets], [[], '']);
  });
});
