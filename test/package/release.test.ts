import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, testVsix } from '../../scripts/lib/project.mjs';
import { releaseFindings } from '../../scripts/lib/release.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

type Release = Parameters<typeof releaseFindings>[0];
type Manifest = Record<string, unknown> & { version: string };

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { version } = manifest;

/** What is packed today, as it would be once there is a repository, a date and a tag. */
function ready(): Release {
  const address = 'https://example.org/raw/HEAD/';
  return {
    manifest: {
      ...manifest,
      repository: 'https://example.org',
      bugs: 'https://example.org',
      homepage: 'https://example.org',
    },
    lock: JSON.parse(read('package-lock.json')) as unknown,
    changelog: `# Changelog\n\n## [Unreleased]\n\n## [${version}] - 2026-11-24\n\n### Added\n\n- All of it.\n`,
    tag: `v${version}`,
    entries: zipEntries(testVsix).map(({ name, read: readEntry }) =>
      name === 'extension/readme.md'
        ? entry(name, readEntry().toString().replaceAll('](media/', `](${address}media/`))
        : { name, read: readEntry },
    ),
    bytes: statSync(testVsix).size,
  };
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const entry = (name: string, text: string) => ({ name, read: () => Buffer.from(text) });
const withEntry = (name: string, text: string) => (release: Release) => ({
  ...release,
  entries: [...release.entries.filter(each => each.name !== name), entry(name, text)],
});
const without = (name: string) => (release: Release) => ({
  ...release,
  entries: release.entries.filter(each => each.name !== name),
});

describe('release:check', () => {
  it('checks the file that the tests have tested, says what stands in the way, and fails', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/releaseCheck.mjs', '--tested', '--tag', 'v0.0.0'],
      { cwd: root, encoding: 'utf8' },
    );
    assert.match(stderr, new RegExp(`^✗ The tag is v0\\.0\\.0, not v${version}\\.$`, 'm'));
    assert.match(stdout, new RegExp(`^sha256 ${sha256(testVsix)}$`, 'm'));
    assert.equal(status, 1);
  });

  it('lets what is packed go, once there is a repository, a date and a tag', () => {
    assert.deepEqual(releaseFindings(ready()), []);
  });

  const chunk = 'extension/dist/chunks/made-up.js';
  const wrong: readonly (readonly [what: string, change: (release: Release) => Release, finding: RegExp])[] = [
    ['a version that is none', r => ({ ...r, manifest: { ...manifest, version: '1.0.0-beta' } }), /is none that/],
    [
      'another version in the lock file',
      r => ({ ...r, lock: { version: '9.9.9' } }),
      /package-lock\.json is of version 9\.9\.9/,
    ],
    [
      'another version in the changelog',
      r => ({ ...r, changelog: '## [9.9.9] - 2026-01-01\n' }),
      /CHANGELOG\.md is 9\.9\.9/,
    ],
    ['a version without a date', r => ({ ...r, changelog: `## [${version}]\n` }), /has no date/],
    [
      'entries of no version',
      r => ({ ...r, changelog: r.changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- New.\n') }),
      /still unreleased/,
    ],
    ['no tag', r => ({ ...r, tag: undefined }), /The tag is missing/],
    ['another tag', r => ({ ...r, tag: 'v9.9.9' }), /The tag is v9\.9\.9/],
    [
      'a VSIX of another version',
      withEntry('extension/package.json', '{"version":"9.9.9"}'),
      /VSIX is of version 9\.9\.9/,
    ],
    ['no repository', r => ({ ...r, manifest: { ...manifest, bugs: 'x', homepage: 'x' } }), /has no repository/],
    [
      'a picture with a relative path',
      withEntry('extension/readme.md', '![a](media/a.png)'),
      /lead nowhere.*media\/a\.png/,
    ],
    [
      'a picture in HTML',
      withEntry('extension/changelog.md', '<img alt="" src="a.png">'),
      /changelog\.md lead nowhere/,
    ],
    [
      'a file that does not belong there',
      withEntry('extension/src/extension.ts', ''),
      /does not belong.*src\/extension\.ts/,
    ],
    ['a file of the environment', withEntry('extension/.env', 'A=1'), /does not belong.*\.env/],
    ['a file that is missing', without('extension/l10n/bundle.l10n.ja.json'), /lacks l10n\/bundle\.l10n\.ja\.json/],
    ['a view without its icon', without('extension/media/activity.svg'), /lacks media\/activity\.svg/],
    [
      'a walkthrough without a picture',
      without('extension/media/walkthrough/mount.svg'),
      /lacks media\/walkthrough\/mount\.svg/,
    ],
    [
      'a VSIX without what is loaded on first use',
      r => ({ ...r, entries: r.entries.filter(({ name }) => !name.includes('/later-')) }),
      /lacks dist\/chunks\/later-\*\.js/,
    ],
    ['a VSIX that is too large', r => ({ ...r, bytes: 201 * 1024 }), /201 KB, more than 200 KB/],
    ['a private key', withEntry(chunk, '-----BEGIN RSA PRIVATE KEY-----'), /holds a private key/],
    ['a Paperspace API key', withEntry(chunk, 'const k="pskey_made_up"'), /holds a Paperspace API key/],
    ['a GitHub token', withEntry(chunk, `ghp_${'a'.repeat(36)}`), /holds a GitHub token/],
    ['an npm token', withEntry(chunk, `npm_${'b'.repeat(36)}`), /holds an npm token/],
    ['an Azure DevOps token', withEntry(chunk, `"${'abcd234'.repeat(7)}abc"`), /holds an Azure DevOps token/],
    ['a line that sets a token', withEntry(chunk, 'OVSX_PAT=madeup'), /holds a line that sets a token/],
    [
      'an address with a password',
      withEntry(chunk, '"https://me:secret@example.org"'),
      /holds an address with a password/,
    ],
    ['a path of the machine', withEntry(chunk, '// /home/me/project/src/a.ts'), /holds a path of the machine/],
    ['a source map', withEntry(chunk, '//# sourceMappingURL=a.js.map'), /names a source map/],
  ];
  for (const [what, change, finding] of wrong) {
    it(`stops ${what}`, () => {
      const findings = releaseFindings(change(ready()));
      assert.ok(
        findings.some(each => finding.test(each)),
        findings.join('\n'),
      );
    });
  }
});
