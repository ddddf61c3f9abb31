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

/** What has to ship, in the folder `extension`. */
export const mustShip = [
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
  'media/icon.png',
];
