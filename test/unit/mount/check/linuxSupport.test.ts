import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { linuxSupport } from '../../../../src/core/mount/check/linuxSupport';

describe('whether this Linux can mount shares', () => {
  let root = '';
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const look = () => linuxSupport('6.1.0', root);

  beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), 'linux-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('the helper may be missing', async () => assert.equal((await look()).helper, false));

  for (const folder of ['sbin', 'usr/sbin', 'usr/bin']) {
    it(`the helper may be in /${folder}`, async () => {
      write(`${folder}/mount.cifs`, '');
      assert.equal((await look()).helper, true);
    });
  }

  it('nobody can tell what the kernel knows where its modules cannot be seen', async () => {
    write('proc/filesystems', 'nodev\tproc\n\text4\n');
    assert.equal((await look()).kernel, 'unknown');
  });

  it('the running kernel says so', async () => {
    write('proc/filesystems', 'nodev\tproc\nnodev\tcifs\n');
    assert.equal((await look()).kernel, 'yes');
  });

  it('a module can be loaded, or is built in', async () => {
    write('lib/modules/6.1.0/modules.dep', 'kernel/fs/smb/client/cifs.ko.xz: kernel/crypto/md4.ko.xz\n');
    assert.equal((await look()).kernel, 'yes');
    write('lib/modules/6.1.0/modules.dep', '');
    write('lib/modules/6.1.0/modules.builtin', 'kernel/fs/smb/client/cifs.ko\n');
    assert.equal((await look()).kernel, 'yes');
  });

  it('there is no such module', async () => {
    write('lib/modules/6.1.0/modules.dep', 'kernel/fs/nfs/nfs.ko:\n');
    assert.equal((await look()).kernel, 'no');
  });
});
