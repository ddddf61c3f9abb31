import assert from 'node:assert/strict';
import { parseMountPoint } from '../../../src/core/mount/mountPoint';

describe('A mount point', () => {
  const accepted: readonly [string, string, string][] = [
    ['\\\\10.64.92.2\\sdvkpg3v2v', '10.64.92.2', 'sdvkpg3v2v'],
    ['\\\\\\\\10.64.92.2\\\\sdvkpg3v2v', '10.64.92.2', 'sdvkpg3v2v'],
    ['//10.64.92.2/sdvkpg3v2v', '10.64.92.2', 'sdvkpg3v2v'],
    ['//10.64.92.2/sdvkpg3v2v/', '10.64.92.2', 'sdvkpg3v2v'],
    ['smb://10.64.92.2/sdvkpg3v2v', '10.64.92.2', 'sdvkpg3v2v'],
    ['SMB://files.example.com/a', 'files.example.com', 'a'],
    ['  \\\\host-1\\share$ \n', 'host-1', 'share$'],
    ['\\\\h\\a.b_c-d', 'h', 'a.b_c-d'],
    ['\\\\0.0.0.0\\0', '0.0.0.0', '0'],
  ];
  for (const [raw, host, share] of accepted) {
    it(`${JSON.stringify(raw)} is ${share} on ${host}`, () => {
      assert.deepEqual(parseMountPoint(raw), { host, share });
    });
  }

  const refused = [
    '',
    '10.64.92.2\\share',
    '\\10.64.92.2\\share',
    '\\\\10.64.92.2',
    '\\\\10.64.92.2\\',
    '\\\\10.64.92.2\\a\\b',
    '\\\\\\share',
    'http://10.64.92.2/share',
    'smb://user@10.64.92.2/share',
    'smb://10.64.92.2:445/share',
    '\\\\256.1.1.1\\share',
    '\\\\10.64.92\\share',
    '\\\\10.64.092.2\\share',
    '\\\\1.2.3.4.5\\share',
    '\\\\-host\\share',
    '\\\\host-\\share',
    '\\\\a..b\\share',
    '\\\\host_1\\share',
    `\\\\${'a.'.repeat(130)}b\\share`,
    '\\\\fe80::1\\share',
    '\\\\hôst\\share',
    '\\\\10.0.0.1\\-share',
    '\\\\10.0.0.1\\..',
    '\\\\10.0.0.1\\$share',
    '\\\\10.0.0.1\\a b',
    '\\\\10.0.0.1\\a,b',
    '\\\\10.0.0.1\\a%b',
    "\\\\10.0.0.1\\a'; touch pwned #",
    '\\\\10.0.0.1\\$(touch pwned)',
    '\\\\10.0.0.1\\a\nb',
    '\\\\10.0.0.1\\a\u202eb',
    `\\\\10.0.0.1\\${'a'.repeat(81)}`,
  ];
  for (const raw of refused) {
    it(`${JSON.stringify(raw)} is none`, () => assert.equal(parseMountPoint(raw), undefined));
  }
});
