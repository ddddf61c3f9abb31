import assert from 'node:assert/strict';
import { autoTarget } from '../../../src/core/mount/autoTarget';

describe('The automatic target', () => {
  const drive = '\\\\10.64.92.2\\sd1';
  type Row = readonly [string, string, boolean, string[], string, string, boolean];
  const rows: readonly Row[] = [
    ['a laptop elsewhere gets the Linux snippet', 'darwin', false, ['192.168.1.5'], drive, 'linux', false],
    ['so does a Windows machine elsewhere', 'win32', false, [], drive, 'linux', false],
    ['a Mac in the network gets its own', 'darwin', false, ['127.0.0.1', '10.64.92.77'], drive, 'macos', true],
    ['a Windows machine in the network gets its own', 'win32', false, ['10.64.92.1'], drive, 'powershell', true],
    ['a Linux machine in the network gets its own', 'linux', false, ['10.64.92.1'], drive, 'linux', true],
    ['a remote gets its own system', 'win32', true, ['10.0.0.1'], drive, 'powershell', false],
    ['a remote in the network', 'linux', true, ['10.64.92.9'], drive, 'linux', true],
    ['an unknown system counts as Linux', 'freebsd', true, [], drive, 'linux', false],
    ['the neighbouring /24 is another network', 'darwin', false, ['10.64.93.2'], drive, 'linux', false],
    ['10.64.9 is not the beginning of 10.64.92', 'darwin', false, ['10.64.9.2'], drive, 'linux', false],
    ['a name tells no network', 'darwin', false, ['10.64.92.3'], '\\\\files.example\\sd1', 'linux', false],
    ['an unreadable mount point tells none', 'darwin', false, ['10.64.92.3'], '10.64.92.2', 'linux', false],
    ['a drive that is getting ready tells none', 'darwin', false, ['10.64.92.3'], '', 'linux', false],
    ['IPv6 addresses are passed over', 'darwin', false, ['fe80::1', '::ffff:10.64.92.3'], drive, 'linux', false],
  ];
  for (const [fact, platform, isRemote, addresses, mountPoint, target, inNetwork] of rows) {
    it(fact, () => {
      assert.deepEqual(autoTarget({ platform, isRemote, addresses }, mountPoint), { target, inNetwork });
    });
  }
});
