import assert from 'node:assert/strict';
import { ownShell } from '../../../../src/core/mount/here/ownShell';
import { renderSnippet } from '../../../../src/core/mount/render';
import { input, madeUpPassword } from '../arbitrary';

describe('What Mount Here types for a person to run', () => {
  it('is nothing on Linux, where it runs what mounts', () => assert.equal(ownShell('linux'), undefined));

  for (const [platform, program, target, mounts, place, unmount] of [
    [
      'darwin',
      '/bin/zsh',
      'macos',
      /^\s*\( .*mount -t smbfs '\/\/ps-user@10\.64\.92\.2\//s,
      "/a b/it's",
      `umount '/a b/it'\\''s'`,
    ],
    [
      'win32',
      'powershell.exe',
      'powershell',
      /Get-Credential -UserName 'ps-user'/,
      'Z:',
      "Remove-SmbMapping -LocalPath 'Z:' -UpdateProfile",
    ],
  ] as const) {
    it(`is, on ${platform}, the ${target} snippet that asks, in ${program}`, () => {
      const shell = ownShell(platform);
      assert.deepEqual([shell?.program, shell?.target], [program, target]);
      const snippet = renderSnippet(target, 'prompt', input());
      assert.ok(snippet.ok);
      assert.match(snippet.text, mounts);
      assert.ok(!snippet.text.includes(madeUpPassword));
    });
    it(`to unmount, on ${platform}, is ${unmount}`, () => assert.equal(ownShell(platform)?.unmount(place), unmount));
  }
});
