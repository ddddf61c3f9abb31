import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isInside } from '../../../../src/core/mount/here/inside';
import { processesInside } from '../../../../src/core/mount/here/processesInside';

describe('What lies on a mounted drive', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['/mnt/data', '/mnt/data', true],
    ['/mnt/data/a/b', '/mnt/data', true],
    ['/mnt/data2', '/mnt/data', false],
    ['/mnt', '/mnt/data', false],
    ['z:\\code', 'Z:', true],
    ['y:\\code', 'Z:', false],
  ];
  for (const [inner, directory, wanted] of cases) {
    it(`${inner} is ${wanted ? '' : 'not '}inside ${directory}`, () =>
      assert.equal(isInside(inner, directory), wanted));
  }

  it('are processes, by their working directory; those that cannot be seen are left out', async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'proc-'));
    const add = (pid: string, cwd: string, comm?: string) => {
      fs.mkdirSync(path.join(root, pid));
      fs.symlinkSync(cwd, path.join(root, pid, 'cwd'));
      if (comm !== undefined) fs.writeFileSync(path.join(root, pid, 'comm'), `${comm}\n`);
    };
    add('7', '/mnt/data/run', 'python3');
    add('8', '/mnt', 'bash');
    add('9', '/mnt/data');
    for (const name of ['10', 'sys']) fs.mkdirSync(path.join(root, name));
    try {
      assert.deepEqual(await processesInside('/mnt/data', root), [{ pid: 7, name: 'python3' }]);
    } finally {
      fs.rmSync(root, { recursive: true });
    }
  });
});
