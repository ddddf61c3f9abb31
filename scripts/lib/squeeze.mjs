import fs from 'node:fs/promises';
import { minify } from 'terser';
import { absent } from './absent.mjs';
import { arrows } from './arrows.mjs';
import { byOwnNames } from './byOwnNames.mjs';
import { shortNames } from './shortNames.mjs';

/** @type {import('terser').MinifyOptions} */
const following = {
  module: true,
  ecma: 2022,
  mangle: false,
  compress: {
    passes: 3,
    // Reading a property of ours, or of axios', changes nothing.
    pure_getters: true,
  },
};

/**
 * Terser over what esbuild wrote: it follows values further (constants of one use, options that are never given), which takes
 * 5.5 KB off what ships, a seventh off the HTTP client; as arrow functions, with one name for `undefined`, and short names where
 * they are written most, another 8 KB. It costs 8 s, so `watch` does without.
 * @type {import('esbuild').Plugin}
 */
export const squeeze = {
  name: 'squeeze',
  setup({ onEnd }) {
    onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      const files = Object.entries(metafile.outputs);
      const texts = await Promise.all(
        files.map(async ([file]) => [file, await squeezed(await fs.readFile(file, 'utf8'))]),
      );
      const chunks = files.filter(([, { entryPoint }]) => entryPoint === undefined).map(([file]) => file);
      for (const [file, text] of byOwnNames(new Map(texts), chunks)) await fs.writeFile(file, text);
    });
  },
};

/** @param {string} code an ES module */
export async function squeezed(code) {
  const followed = await minify(arrows(code), following);
  const complete = absent(followed.code);
  const nameCache = shortNames(complete);
  const { code: named = '' } = await minify(complete, { module: true, ecma: 2022, compress: false, nameCache });
  return named;
}
