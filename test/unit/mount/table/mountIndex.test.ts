import assert from 'node:assert/strict';
import { MountIndex } from '../../../../src/core/mount/table/mountIndex';

const at = (share: string, directory: string, host = '10.64.92.2') => ({ host, share, directory });
const mountPoint = (share: string) => `\\\\10.64.92.2\\${share}`;

describe('which drives are mounted here', () => {
  const index = new MountIndex([at('sd1', '/mnt/a'), at('SD2', '/mnt/b', 'Files.Example'), at('sd1', '/srv/a')]);

  it('goes by server and share, without case, however the service writes them', () => {
    for (const spelling of [
      '\\\\10.64.92.2\\sd1',
      '//10.64.92.2/SD1',
      'smb://10.64.92.2/sd1',
      '\\\\\\\\10.64.92.2\\\\sd1',
    ]) {
      assert.deepEqual(index.directoriesOf(spelling), ['/mnt/a', '/srv/a'], spelling);
    }
    assert.deepEqual(index.directoriesOf('\\\\files.EXAMPLE\\sd2'), ['/mnt/b']);
  });

  it('does not take another server’s share, or a drive without a mount point, for one', () => {
    for (const other of ['\\\\10.64.92.3\\sd1', '\\\\10.64.92.2\\sd', '', 'nonsense']) {
      assert.deepEqual(index.directoriesOf(other), [], other);
    }
  });

  it('tells which share is on a directory', () => {
    assert.equal(index.shareAt('/mnt/b'), '//files.example/sd2');
    assert.equal(index.shareAt('/mnt'), undefined);
  });

  it('tells what has changed since', () => {
    const later = new MountIndex([at('sd1', '/mnt/a')]);
    assert.equal(index.differs(later, mountPoint('sd1')), true);
    assert.equal(index.differs(later, mountPoint('sd3')), false);
    assert.equal(index.equals(later), false);
    assert.equal(later.equals(new MountIndex([at('SD1', '/mnt/a')])), true);
    assert.equal(new MountIndex().equals(later), false);
  });

  it('finds each of 10,000 drives among 1,000 mounts', () => {
    const many = new MountIndex(
      Array.from({ length: 1_000 }, (_, at) => ({ ...drive(at * 10), directory: `/mnt/${at}` })),
    );
    const found = Array.from({ length: 10_000 }, (_, at) => many.directoriesOf(mountPoint(`sd${at}`)));
    assert.deepEqual([found[0], found[1], found[9_990]], [['/mnt/0'], [], ['/mnt/999']]);
    assert.equal(found.flat().length, 1_000);
  });

  const drive = (number: number) => ({ host: '10.64.92.2', share: `sd${number}` });
});
