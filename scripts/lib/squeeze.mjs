import fs from 'node:fs/promises';
import { minify } from 'terser';
import { absent } from './absent.mjs';
import { arrows } from './arrows.mjs';
import { byOwnNames } from './byOwnNames.mjs';
import { choices } from './choices.mjs';
import { localsAsParameters } from './localsAsParameters.mjs';
import { oftenCalled } from './oftenCalled.mjs';
import { shortNames } from './shortNames.mjs';
import { typeTests } from './typeTests.mjs';

/** @type {import('terser').MinifyOptions} */
const following = {
  module: true,
  ecma: 2022,
  mangle: false,
  compress: {
    passes: 6,
    keep_fargs: false,
    // Reading a property of ours, or of axios', changes nothing.
    pure_getters: true,
  },
};

/**
 * Terser over what esbuild wrote: it follows values further (constants of one use, options that are never given), which takes
 * 5.5 KB off what ships, a seventh off the HTTP client. Another 11 KB go with arrow functions, conditions for `switch`, what
 * functions keep as parameters, one name for `undefined`, for functions that are called often and for types that are asked for
 * often, and short names where they are written most. It costs 8 s, so `watch` does without.
 * @type {import('esbuild').Plugin}
 */
export const squeeze = {
  name: 'squeeze',
  setup({ onEnd }) {
    onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      const files = Object.keys(metafile.outputs);
      const isChunk = file => metafile.outputs[file].entryPoint === undefined;
      const texts = await Promise.all(files.map(async file => [file, await followed(await fs.readFile(file, 'utf8'))]));
      for (const [file, text] of await namedTogether(new Map(texts), isChunk)) await fs.writeFile(file, text);
    });
  },
};

/** @param {string} code an ES module */
export async function squeezed(code) {
  return named(await followed(code));
}

async function followed(code) {
  return localsAsParameters(typeTests(oftenCalled(absent((await minify(choices(arrows(code)), following)).code))));
}

/** Chunks first: who imports from one takes over its names. */
async function namedTogether(texts, isChunk) {
  let now = texts;
  for (const file of [...texts.keys()].sort((one, other) => Number(isChunk(other)) - Number(isChunk(one)))) {
    now = new Map(now).set(file, await named(now.get(file)));
    if (isChunk(file)) now = byOwnNames(now, file);
  }
  return now;
}

async function named(code) {
  const { code: text = '' } = await minify(code, {
    module: true,
    ecma: 2022,
    compress: false,
    nameCache: shortNames(code),
  });
  return text;
}
