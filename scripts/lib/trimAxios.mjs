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
 * And its `utils.js` exports one object, of which esbuild must keep everything; exported by name, only what is used stays.
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
      const text = replacements[part] ?? cut(await fs.readFile(file, 'utf8'), part);
      return { contents: part === 'utils' ? exportedByName(text) : importedByName(text) };
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

/** `export default { a, b: c };` becomes `export { a, c as b };` */
function exportedByName(text) {
  const object = /^export default \{([^{}]+)\};/m;
  if (!object.test(text)) throw new Error('axios/lib/utils.js exports no plain object any more');
  return text.replace(object, (_, names) => `export {${names.replace(/(\w+): (\w+)/g, '$2 as $1')}};`);
}

/** `utils` becomes the module itself; taking it apart, `const { a } = utils;`, would make esbuild keep all of it. */
function importedByName(text) {
  return text
    .replace(/^import utils from/m, 'import * as utils from')
    .replace(/^const \{ (\w+) \} = utils;/gm, 'const $1 = utils.$1;');
}
