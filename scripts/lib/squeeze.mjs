import fs from 'node:fs/promises';
import { minify } from 'terser';
import { absent } from './absent.mjs';
import { arrows } from './arrows.mjs';

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

/** @type {import('terser').MinifyOptions} */
const naming = { module: true, ecma: 2022, compress: false };

/**
 * Terser over what esbuild wrote: it follows values further (constants of one use, options that are never given), which takes
 * 5.5 KB off what ships, a seventh off the HTTP client; as arrow functions, and with one name for `undefined`, another 6 KB. It
 * costs 8 s, so `watch` does without.
 * @type {import('esbuild').Plugin}
 */
export const squeeze = {
  name: 'squeeze',
  setup({ onEnd }) {
    onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      for (const file of Object.keys(metafile.outputs)) {
        await fs.writeFile(file, await squeezed(await fs.readFile(file, 'utf8')));
      }
    });
  },
};

/** @param {string} code an ES module */
export async function squeezed(code) {
  const followed = await minify(arrows(code), following);
  const { code: named = '' } = await minify(absent(followed.code), naming);
  return named;
}
