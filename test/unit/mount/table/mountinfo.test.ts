import assert from 'node:assert/strict';
import { readMountinfo } from '../../../../src/core/mount/table/mountinfo';

/** One line as the kernel writes it. */
const line = (source: string, directory: string, type = 'cifs', root = '/') =>
  `41 28 0:39 ${root} ${directory} rw,relatime shared:21 - ${type} ${source} rw,vers=3.1.1`;
const mounts = (...lines: string[]) => readMountinfo(`${lines.join('\n')}\n`);
const drive = { host: '10.64.92.2', share: 'sd1' };

describe('/proc/self/mountinfo', () => {
  it('tells where a share is mounted', () => {
    assert.deepEqual(mounts(line('//10.64.92.2/sd1', '/mnt/data')), [{ ...drive, directory: '/mnt/data' }]);
  });

  it('is read past everything that is no share', () => {
    const others = [
      '22 28 0:20 / /proc rw,nosuid shared:5 - proc proc rw',
      '28 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw',
      line('10.64.92.2:/export', '/mnt/nfs', 'nfs4'),
      line('//10.64.92.2/sd1', '/mnt/fuse', 'fuse.smbnetfs'),
      '',
      'nonsense',
      '41 28 0:39 / /mnt/cut rw - cifs',
    ];
    assert.deepEqual(mounts(...others), []);
  });

  for (const [what, optional] of [
    ['none', ''],
    ['one', 'shared:1 '],
    ['several', 'shared:1 master:2 propagate_from:3 '],
  ] as const) {
    it(`has optional fields in its lines: ${what}`, () => {
      const text = `41 28 0:39 / /mnt/data rw ${optional}- cifs //10.64.92.2/sd1 rw`;
      assert.deepEqual(readMountinfo(text), [{ ...drive, directory: '/mnt/data' }]);
    });
  }

  it('writes blanks, tabs, newlines, backslashes and # in octal', () => {
    const [mount] = mounts(line('//10.64.92.2/sd1', '/mnt/a\\040b\\011c\\012d\\134e\\043f\\134040'));
    assert.equal(mount?.directory, '/mnt/a b\tc\nd\\e#f\\040');
  });

  it('keeps other letters as they are', () => {
    assert.equal(mounts(line('//10.64.92.2/sd1', '/mnt/Größe-日本'))[0]?.directory, '/mnt/Größe-日本');
  });

  for (const source of ['//10.64.92.2/sd1/', '\\134\\13410.64.92.2\\134sd1', '//10.64.92.2/sd1']) {
    it(`names the source ${source}`, () => {
      assert.deepEqual(mounts(line(source, '/mnt/data')), [{ ...drive, directory: '/mnt/data' }]);
    });
  }

  it('knows a share by the type smb3 too', () => {
    assert.equal(mounts(line('//10.64.92.2/sd1', '/mnt/data', 'smb3')).length, 1);
  });

  it('shows one mount per directory, the last: what lies under it cannot be seen', () => {
    const covered = mounts(line('//10.64.92.2/sd1', '/mnt/data'), line('//10.64.92.2/sd2', '/mnt/data'));
    assert.deepEqual(
      covered.map(({ share }) => share),
      ['sd2'],
    );
    assert.deepEqual(mounts(line('//10.64.92.2/sd1', '/mnt/data'), line('tmpfs', '/mnt/data', 'tmpfs')), []);
  });

  it('shows a share over its own automount', () => {
    assert.equal(mounts(line('systemd-1', '/mnt/data', 'autofs'), line('//10.64.92.2/sd1', '/mnt/data')).length, 1);
  });

  it('passes over a bind mount of a part of a share', () => {
    assert.deepEqual(mounts(line('//10.64.92.2/sd1', '/srv/part', 'cifs', '/part')), []);
  });
});
