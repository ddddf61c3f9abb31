import { lacking, mayShip } from './vsixContents.mjs';

/**
 * @typedef {object} Release
 * @property {any} manifest package.json
 * @property {any} lock package-lock.json
 * @property {string} changelog
 * @property {string | undefined} tag the one that is to be published
 * @property {{ name: string, read: () => Buffer }[]} entries of the VSIX
 * @property {number} bytes of the VSIX
 */

const largest = 200 * 1024;

/** What must never ship. Those of tests are made up, but do not belong there either. */
const secrets = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['a Paperspace API key', /\bpskey_\w+/],
  ['a GitHub token', /\b(gh[pousr]_\w{36}|github_pat_\w{20})/],
  ['an npm token', /\bnpm_\w{36}|_authToken/],
  ['an Azure DevOps token', /\b[a-z2-7]{52}\b/],
  ['a line that sets a token', /\b(VSCE_PAT|OVSX_PAT|PAPERSPACE_API_KEY)\s*=\s*\w/],
  ['an address with a password', /\bhttps?:\/\/[^\s/@:'"`$]+:[^\s/@'"`$]+@/],
  [
    'a path of the machine it was built on',
    /(?:\/(?:home|Users)\/\w+|\/root|\/tmp)\/[\w.-]+\/(?:node_modules|src|dist)\b/,
  ],
];

/**
 * What stands in the way of publishing, each in a sentence; nothing when it may be published.
 * @param {Release} release
 * @returns {string[]}
 */
export function releaseFindings(release) {
  return [...versions(release), ...papers(release), ...contents(release), ...leaks(release)];
}

/** @param {Release} release */
function* versions({ manifest, lock, changelog, tag, entries }) {
  const { version } = manifest;
  if (!/^\d+\.\d+\.\d+$/.test(version))
    yield `The version ${version} is none that marketplaces take: major.minor.patch.`;
  const locked = [lock.version, lock.packages?.['']?.version];
  if (locked.some(each => each !== version))
    yield `package-lock.json is of version ${locked.join(', ')}: run npm install.`;
  const [, newest, date] = /^## \[(\d[^\]]*)\](?: - (\S+))?$/m.exec(changelog) ?? [];
  if (newest !== version) yield `The newest version in CHANGELOG.md is ${newest}, not ${version}.`;
  if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '')) yield `Version ${newest} in CHANGELOG.md has no date.`;
  const unreleased = /^## \[Unreleased\]\n([^]*?)(?=^## )/m.exec(changelog)?.[1] ?? '';
  if (/^[-*] /m.test(unreleased))
    yield 'CHANGELOG.md has entries that belong to no version: they are still unreleased.';
  if (tag !== `v${version}`) yield `The tag is ${tag ?? 'missing'}, not v${version}.`;
  const packed = JSON.parse(textOf(entries, 'package.json') || '{}').version;
  if (packed !== version) yield `The VSIX is of version ${packed}, not ${version}.`;
}

/** @param {Release} release */
function* papers({ manifest, entries }) {
  for (const name of ['repository', 'bugs', 'homepage']) {
    if (!manifest[name])
      yield `package.json has no ${name}: marketplaces link to it, and find README's pictures by it.`;
  }
  for (const name of ['readme.md', 'changelog.md']) {
    const images = [...textOf(entries, name).matchAll(/!\[[^\]]*\]\(([^)]*)\)|<img[^>]*\bsrc="([^"]*)"/g)];
    const nowhere = images.map(([, markdown, html]) => markdown ?? html).filter(to => !to.startsWith('https://'));
    if (nowhere.length > 0) yield `Pictures of ${name} lead nowhere on a marketplace: ${nowhere.join(', ')}.`;
  }
}

/** @param {Release} release */
function* contents({ entries, bytes }) {
  const names = entries.map(({ name }) => name);
  const strangers = names.filter(name => !mayShip.some(pattern => pattern.test(name)));
  if (strangers.length > 0) yield `The VSIX holds what does not belong in it: ${strangers.join(', ')}.`;
  const missing = lacking(names);
  if (missing.length > 0) yield `The VSIX lacks ${missing.join(', ')}.`;
  if (bytes > largest) yield `The VSIX has ${Math.ceil(bytes / 1024)} KB, more than ${largest / 1024} KB.`;
}

/** @param {Release} release */
function* leaks({ entries }) {
  for (const { name, read } of entries) {
    const text = read().toString('latin1');
    for (const [what, pattern] of secrets) if (pattern.test(text)) yield `${name} holds ${what}.`;
    if (text.includes('sourceMappingURL')) yield `${name} names a source map.`;
  }
}

/** @param {Release['entries']} entries @param {string} name */
function textOf(entries, name) {
  return (
    entries
      .find(entry => entry.name === `extension/${name}`)
      ?.read()
      .toString() ?? ''
  );
}
