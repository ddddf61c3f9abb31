import assert from 'node:assert/strict';
import { testVsix } from '../../scripts/lib/project.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

/** Everything that may ship; vsce writes the first two, and names the papers its own way. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^extension\/(readme|changelog)\.md$/,
  /^extension\/LICENSE\.txt$/,
  /^extension\/dist\/extension\.js$/,
  /^extension\/dist\/chunks\/[\w-]+\.js$/,
  /^extension\/media\/[\w/-]+\.(svg|png|md)$/,
];

describe('the packed VSIX', () => {
  const entries = () => zipEntries(testVsix);
  const scripts = () => entries().filter(({ name }) => name.endsWith('.js'));

  it('holds nothing that is not on the list', () => {
    const strangers = entries().filter(({ name }) => !allowed.some(pattern => pattern.test(name)));
    assert.deepEqual(
      strangers.map(({ name }) => name),
      [],
    );
  });

  for (const name of [
    'package.json',
    'package.nls.json',
    'package.nls.ja.json',
    'package.nls.zh-cn.json',
    'l10n/bundle.l10n.ja.json',
    'l10n/bundle.l10n.zh-cn.json',
    'readme.md',
    'changelog.md',
    'LICENSE.txt',
    'dist/extension.js',
    'media/icon.png',
  ]) {
    it(`holds ${name}`, () => assert.ok(entries().some(entry => entry.name === `extension/${name}`)));
  }

  it('holds no source map, neither as a file nor inside a script', () => {
    for (const { name, read } of scripts()) assert.doesNotMatch(read().toString(), /sourceMappingURL/, name);
  });

  it('holds none of the simulator', () => {
    for (const { name, read } of scripts())
      assert.doesNotMatch(read().toString(), /pskey_made_up|startSimulator/, name);
  });
});
