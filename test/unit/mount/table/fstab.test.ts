import assert from 'node:assert/strict';
import { directoryInFstab } from '../../../../src/core/mount/table/fstab';

const line = (id: string, directory = `/mnt/${id}`) =>
  `//10.64.92.2/${id} ${directory} cifs credentials=/etc/paperspace-drives/${id}.cred,uid=0,nofail 0 0`;

describe('/etc/fstab', () => {
  it('tells where a line of ours mounts a drive', () => {
    const text = ['# mine', 'UUID=1 / ext4 defaults 0 1', line('sd1'), line('sd2'), ''].join('\n');
    assert.equal(directoryInFstab(text, 'sd2'), '/mnt/sd2');
  });

  it('holds blanks and backslashes in octal', () => {
    assert.equal(directoryInFstab(line('sd1', '/mnt/a\\040b\\134040'), 'sd1'), '/mnt/a b\\040');
  });

  it('may be divided by tabs, and indented', () => {
    assert.equal(directoryInFstab(`\t${line('sd1').replaceAll(' ', '\t ')}`, 'sd1'), '/mnt/sd1');
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['a line that is commented out', `#${line('sd1')}`],
    ['a comment about a line', `# ${line('sd1')}`],
    ['a drive whose id begins with this one', line('sd12')],
    ['the same share with credentials of somebody else', '//10.64.92.2/sd1 /mnt/sd1 cifs credentials=/root/x 0 0'],
    ['half a line', '//10.64.92.2/sd1 /mnt/sd1'],
  ] as const) {
    it(`${what} is no line of ours`, () => assert.equal(directoryInFstab(text, 'sd1'), undefined));
  }
});
