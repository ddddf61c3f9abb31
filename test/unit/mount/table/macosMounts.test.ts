import assert from 'node:assert/strict';
import { readMacosMounts } from '../../../../src/core/mount/table/macosMounts';

describe('macOS’s mount', () => {
  it('tells where shares are mounted', () => {
    const text = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//ann@10.64.92.2/sd1 on /Users/ann/Paperspace/data (smbfs, nodev, nosuid, mounted by ann)
//10.64.92.2/sd2 on /Volumes/sd2 (smbfs)
//afp@10.64.92.2/sd3 on /Volumes/sd3 (afpfs, nodev)
`;
    assert.deepEqual(readMacosMounts(text), [
      { host: '10.64.92.2', share: 'sd1', directory: '/Users/ann/Paperspace/data' },
      { host: '10.64.92.2', share: 'sd2', directory: '/Volumes/sd2' },
    ]);
  });

  it('encodes users and shares, not directories', () => {
    const [mount] = readMacosMounts('//WORK;o%27brien%40home@h.local/a%20b on /Volumes/a on (b) 50% (smbfs, nodev)');
    assert.deepEqual(mount, { host: 'h.local', share: 'a b', directory: '/Volumes/a on (b) 50%' });
  });

  it('may write a port, or a percent sign that encodes nothing', () => {
    assert.equal(readMacosMounts('//a@10.0.0.1:445/sd1 on /Volumes/x (smbfs, nodev)')[0]?.host, '10.0.0.1');
    assert.equal(readMacosMounts('//a@10.0.0.1/sd%zz on /Volumes/x (smbfs, nodev)')[0]?.share, 'sd%zz');
  });
});
