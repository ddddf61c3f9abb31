/** Everything that may ship; vsce writes the first two, and names the papers its own way. */
export const mayShip = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
  /^extension\/l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^extension\/(readme|changelog)\.md$/,
  /^extension\/(LICENSE|ThirdPartyNotices)\.txt$/,
  /^extension\/dist\/extension\.js$/,
  /^extension\/dist\/chunks\/[\w-]+\.js$/,
  /^extension\/media\/[\w/-]+\.(svg|png|md)$/,
];

/** What has to ship, in the folder `extension`; `*` stands for what a build makes of it. */
const mustShip = [
  'package.json',
  'package.nls.json',
  'package.nls.ja.json',
  'package.nls.zh-cn.json',
  'l10n/bundle.l10n.ja.json',
  'l10n/bundle.l10n.zh-cn.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'ThirdPartyNotices.txt',
  'dist/extension.js',
  'dist/chunks/later-*.js',
  'media/icon.png',
  'media/activity.svg',
  'media/walkthrough/signIn.svg',
  'media/walkthrough/create.svg',
  'media/walkthrough/mount.svg',
  'media/walkthrough/work.svg',
];

/**
 * @param {readonly string[]} names of a VSIX's entries
 * @returns {string[]} what has to ship and is not among them
 */
export function lacking(names) {
  return mustShip.filter(wanted => {
    const [start = '', end = ''] = `extension/${wanted}`.split('*');
    return !names.some(name => (wanted.includes('*') ? name.startsWith(start) && name.endsWith(end) : name === start));
  });
}
