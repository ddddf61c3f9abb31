import path from 'node:path';

/**
 * Parts of axios that JSON over `fetch` never runs: forms, cookies, another adapter, progress, query parameters (our URLs are
 * whole), and what axios only hands out. They are 17 of its 58 KB.
 */
export const unusedParts = [
  'adapters/xhr',
  'cancel/CancelToken',
  'core/assertParamsAcyclic',
  'core/createMultipartBody',
  'core/setFormDataHeaders',
  'helpers/AxiosURLSearchParams',
  'helpers/HttpStatusCode',
  'helpers/cookies',
  'helpers/estimateDataURLDecodedBytes',
  'helpers/formDataToJSON',
  'helpers/isURLSameOrigin',
  'helpers/parseHeaders',
  'helpers/speedometer',
  'helpers/spread',
  'helpers/throttle',
  'helpers/toFormData',
  'helpers/toURLEncodedForm',
];

/**
 * Puts axios' own `null.js` in their place, as its package file does with the Node adapter for browsers.
 * @type {import('esbuild').Plugin}
 */
export const trimAxios = {
  name: 'trim axios',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path: wanted, resolveDir }) => {
      const library = /^.*[\\/]node_modules[\\/]axios[\\/]lib(?=[\\/]|$)/.exec(resolveDir)?.[0];
      if (library === undefined) return undefined;
      const part = path.relative(library, path.resolve(resolveDir, wanted)).replaceAll(path.sep, '/');
      return unusedParts.includes(part.replace(/\.js$/, ''))
        ? { path: path.join(library, 'helpers/null.js') }
        : undefined;
    });
  },
};
