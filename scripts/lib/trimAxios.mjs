import fs from 'node:fs/promises';
import path from 'node:path';
import { cuts, replacements } from './axiosCuts.mjs';

/**
 * Parts of axios that its fetch adapter asks for and JSON never runs: forms, cookies, progress, query parameters (our URLs
 * are whole).
 */
export const unusedParts = [
  'core/assertParamsAcyclic',
  'core/createMultipartBody',
  'core/setFormDataHeaders',
  'helpers/AxiosURLSearchParams',
  'helpers/cookies',
  'helpers/estimateDataURLDecodedBytes',
  'helpers/isURLSameOrigin',
  'helpers/parseHeaders',
  'helpers/speedometer',
  'helpers/throttle',
];

/**
 * Puts axios' own `null.js` in the place of the unused parts, as its package file does with the Node adapter for browsers.
 * @type {import('esbuild').Plugin}
 */
export const trimAxios = {
  name: 'trim axios',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path: wanted, resolveDir }) => {
      const library = /^.*[\\/]node_modules[\\/]axios[\\/]lib(?=[\\/]|$)/.exec(resolveDir)?.[0];
      if (library === undefined) return undefined;
      const part = path.relative(library, path.resolve(resolveDir, wanted)).replaceAll(path.sep, '/');
      return unusedParts.includes(part.replace(/\.js$/, ''))
        ? { path: path.join(library, 'helpers/null.js') }
        : undefined;
    });
    onLoad({ filter: /[\\/]node_modules[\\/]axios[\\/]lib[\\/].*\.js$/ }, async ({ path: file }) => {
      const part = partOf(file);
      return { contents: replacements[part] ?? cut(await fs.readFile(file, 'utf8'), part) };
    });
  },
};

/** `core/AxiosError` */
function partOf(file) {
  return /[\\/]axios[\\/]lib[\\/](.*)\.js$/.exec(file)?.[1].replaceAll(path.sep, '/');
}

function cut(text, part) {
  return (cuts[part] ?? []).reduce((left, [there, instead]) => {
    if (!left.includes(there)) throw new Error(`axios/lib/${part}.js has this no more: ${there}`);
    return left.replaceAll(there, instead);
  }, text);
}
