import assert from 'node:assert/strict';
import { madeUpPassword } from '../unit/mount/arbitrary';
import { credentialsFile } from '../unit/mount/readers';
import { runSnippets } from './batch';
import { inBatches, sampleCredentials, sampleSnippet } from './sample';
import { systemdRuns } from './sandbox';

const sample = { id: 'sd1', username: 'ps-user', password: madeUpPassword, mark: madeUpPassword };
const include = sampleSnippet('systemd', 'include', sample);
const verify = 'systemd-analyze verify /etc/systemd/system/mnt-*mount && echo fine';

describe('The systemd snippet, run for real', () => {
  const { seed, samples } = sampleCredentials();
  it('keeps the true credentials in a file of root’s, and mounts with them', () =>
    inBatches(samples, async batch => {
      const snippets = batch.map(each => sampleSnippet('systemd', 'include', each));
      const result = await runSnippets([...snippets, verify], { before: systemdRuns });
      for (const [at, { id, username, password, mark }] of batch.entries()) {
        const why = `seed ${seed}, ${id}: ${result.runs[at]?.output ?? ''}`;
        const mounts = result.runs[at]?.mounts.map(mount => [mount.source, mount.user, mount.password]);
        assert.deepEqual(mounts, [[`//127.0.0.1/${id}`, username, password]], why);
        assert.deepEqual(credentialsFile(result.credentials.get(`${id}.cred`) ?? ''), { username, password }, why);
        const told = result.runs[at]?.commands.filter(command => command.includes(mark));
        assert.deepEqual(told, [], `${why}: the secret is in an argument list or environment`);
      }
      const texts = [...result.units.values()];
      assert.equal(texts.length, 2 * batch.length);
      assert.ok(batch.every(({ mark }) => texts.every(text => !text.includes(mark))));
      assert.equal(result.runs.at(-1)?.output, 'fine\n');
      assert.equal(result.pwned, false);
    }));

  it('writes two units, and lets systemd start the automount at every start', async () => {
    const both = [include, 'cat "$SANDBOX/systemctl"'];
    const { units, runs } = await runSnippets(both, { before: systemdRuns, mountSucceeds: true });
    const options = 'credentials=/etc/paperspace-drives/sd1.cred,uid=0,gid=0,file_mode=0755,dir_mode=0755';
    assert.deepEqual(units.get('mnt-sd1.mount')?.split('\n'), [
      '[Unit]',
      'Description=Paperspace drive //127.0.0.1/sd1',
      '[Mount]',
      'What=//127.0.0.1/sd1',
      'Where=/mnt/sd1/',
      'Type=cifs',
      `Options=${options}`,
      'TimeoutSec=30',
      '',
    ]);
    assert.match(
      units.get('mnt-sd1.automount') ?? '',
      /\n\[Automount\]\nWhere=\/mnt\/sd1\/\n\[Install\]\nWantedBy=multi/,
    );
    const told = 'daemon-reload\nenable mnt-sd1.automount\nstart mnt-sd1.automount mnt-sd1.mount\n';
    assert.equal(runs[1]?.output, told);
    assert.match(runs[0]?.output ?? '', /is mounted at \/mnt\/sd1, now and at every start\.\n$/);
  });

  it('pasted twice changes nothing, and says so', async () => {
    const { runs, secrets } = await runSnippets([include, include], { before: systemdRuns, mountSucceeds: true });
    assert.deepEqual(
      runs.map(({ status, mounts }) => [status, mounts.length]),
      [
        [0, 1],
        [0, 0],
      ],
    );
    assert.equal(runs[1]?.output, '//127.0.0.1/sd1 is already mounted at /mnt/sd1, by mnt-sd1.mount.\n');
    assert.equal(secrets, '600 root sd1.cred\n');
  });

  it('pasted again after a failed mount tries again with the new password', async () => {
    const again = sampleSnippet('systemd', 'include', { ...sample, password: 'another-made-up' });
    const { runs } = await runSnippets([include, again], { before: systemdRuns });
    assert.deepEqual(
      runs.map(({ status, mounts }) => [status, mounts.map(mount => mount.password)]),
      [
        [1, [madeUpPassword]],
        [1, ['another-made-up']],
      ],
    );
    assert.match(runs[0]?.output ?? '', /The units stay; .* Not mounted\./);
  });

  it('makes units for a drive that is mounted already, and mounts nothing', async () => {
    const before = `${systemdRuns}; mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd1 /mnt/sd1; touch /mnt/sd1/data`;
    const { runs, units } = await runSnippets([include], { before });
    assert.deepEqual([runs[0]?.status, runs[0]?.mounts, units.size], [0, [], 2]);
  });

  const left: readonly [string, string, RegExp][] = [
    ['another drive', 'mkdir /mnt/sd1; mount -t tmpfs //127.0.0.1/sd2 /mnt/sd1', /sd2 is mounted at \/mnt\/sd1: left/],
    ['other files', 'mkdir /mnt/sd1; touch /mnt/sd1/mine', /\/mnt\/sd1 holds other files: left alone/],
    [
      'a line in fstab',
      `echo '//127.0.0.1/sd2 /mnt/sd1 cifs guest 0 0' > /etc/fstab`,
      /\/etc\/fstab already mounts \/\/127\.0\.0\.1\/sd2 at \/mnt\/sd1: left alone/,
    ],
    [
      'another unit for that directory',
      `printf '[Mount]\\nWhat=//127.0.0.1/sd2\\n' > /etc/systemd/system/mnt-sd1.mount`,
      /mnt-sd1\.mount already mounts \/\/127\.0\.0\.1\/sd2 at \/mnt\/sd1: left alone/,
    ],
    [
      'a unit that says nothing',
      'touch /etc/systemd/system/mnt-sd1.mount',
      /There is a unit mnt-sd1\.mount already: left alone/,
    ],
  ];
  for (const [what, before, words] of left) {
    it(`leaves ${what} alone, with a line saying why`, async () => {
      const { runs, secrets, units } = await runSnippets([include], { before: `${systemdRuns}; ${before}` });
      assert.deepEqual([runs[0]?.status, runs[0]?.mounts, secrets], [1, [], '']);
      assert.match(runs[0]?.output ?? '', words);
      assert.equal(units.has('mnt-sd1.automount'), false);
    });
  }

  it('writes directories as systemd reads them, whatever is in them', async () => {
    const places = ["/mnt/it's  a $place", '/mnt/100%h "q"', '/mnt/ends with \\', '/mnt/é日 x', '/mnt/blank '];
    const ids = places.map((_, at) => `sd${at}`);
    const snippets = places.map((mountPath, at) =>
      sampleSnippet('systemd', 'include', { ...sample, id: ids[at] ?? '' }, { mountPath }),
    );
    const { runs, mnt } = await runSnippets([...snippets, verify], { before: systemdRuns, mountSucceeds: true });
    assert.deepEqual(
      runs.map(({ status }) => status),
      [...places.map(() => 0), 0],
      runs.map(({ output }) => output).join(''),
    );
    assert.equal(runs.at(-1)?.output, 'fine\n');
    assert.deepEqual(mnt.trimEnd().split('\n').sort(), places.map(place => place.slice(5).trimEnd()).sort());
  });

  it('mounts below home, also where that is a symbolic link', async () => {
    const snippet = sampleSnippet('systemd', 'include', sample, { mountPath: '~/drives/${name}' });
    const before = `${systemdRuns}; ln -s "$HOME" /mnt/home; HOME=/mnt/home`;
    const { runs, units } = await runSnippets([snippet], { before, mountSucceeds: true });
    assert.equal(runs[0]?.status, 0, runs[0]?.output);
    assert.match([...units.values()].join('\n'), /^Where=\/.*\/fs\/home\/drives\/sd1\/$/m);
  });

  it('says so where the directory is too long for a unit’s name', async () => {
    const snippet = sampleSnippet('systemd', 'include', sample, { mountPath: `/mnt/${'-'.repeat(70)}` });
    const { runs, secrets } = await runSnippets([snippet], { before: systemdRuns });
    assert.match(runs[0]?.output ?? '', /is too long for the name of a unit\.\n$/);
    assert.equal(secrets, '');
  });

  it('says so where systemd does not run', async () => {
    const { runs, secrets, units } = await runSnippets([include], { before: 'mount -t tmpfs tmpfs /run' });
    assert.match(runs[0]?.output ?? '', /^systemd does not run here: use the snippet for \/etc\/fstab\.\n$/);
    assert.deepEqual([secrets, units.size], ['', 0]);
  });

  it('says what is missing when cifs-utils is not installed', async () => {
    const before = `${systemdRuns}; mount --bind /dev/null "$(readlink -f /sbin/mount.cifs)"`;
    const { runs, secrets, units } = await runSnippets([include], { before });
    assert.match(runs[0]?.output ?? '', /^cifs-utils is missing\./);
    assert.deepEqual([secrets, units.size], ['', 0]);
  });
});
