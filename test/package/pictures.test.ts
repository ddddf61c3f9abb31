import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/lib/project.mjs';
import { pack } from '../../scripts/lib/vsix.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

/** What of the project is packed, and what says so. */
const parts = [
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'ThirdPartyNotices.txt',
  'dist',
  'l10n',
  'media',
];

describe('README’s pictures', () => {
  it('are addresses in the repository once there is one, so that every marketplace shows them', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'with-repository-'));
    try {
      const names = await fs.readdir(root);
      const texts = names.filter(name => name.startsWith('package.nls'));
      for (const name of [...parts, ...texts])
        await fs.cp(path.join(root, name), path.join(folder, name), { recursive: true });
      const repository = { type: 'git', url: 'https://github.com/made-up/made-up.git' };
      await fs.writeFile(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, repository }));
      const file = path.join(folder, 'packed.vsix');
      await pack(file, folder);
      const readme = zipEntries(file).find(({ name }) => name === 'extension/readme.md');
      const found = [...(readme?.read().toString() ?? '').matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, to = '']) => to);
      const there = (await fs.readdir(path.join(root, 'media'))).filter(
        name => name.endsWith('.png') && name !== 'icon.png',
      );
      assert.deepEqual(
        found.sort(),
        there.map(name => `https://github.com/made-up/made-up/raw/HEAD/media/${name}`).sort(),
      );
    } finally {
      await fs.rm(folder, { recursive: true, maxRetries: 5 });
    }
  });
});
