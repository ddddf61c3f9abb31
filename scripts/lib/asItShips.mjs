import { squeeze } from './squeeze.mjs';
import { trimAxios } from './trimAxios.mjs';
import { trimLibraries } from './trimLibraries.mjs';

/**
 * How esbuild makes what ships. ES modules, because only there can it split off what is loaded on first use (the HTTP client above all).
 * @type {import('esbuild').BuildOptions}
 */
export const asItShips = {
  bundle: true,
  target: 'node20',
  // Node 20 knows them all; esbuild writes `new RegExp(…)` where a new Unicode could add to one.
  supported: { 'regexp-unicode-property-escapes': true },
  format: 'esm',
  splitting: true,
  // Picks axios' browser flavour (its adapter for fetch, trimmed, is 4 KB); its Node flavour is 276 KB and takes twice
  // as long to load. Node's own modules are imported as `node:…` and stay outside.
  platform: 'browser',
  external: ['vscode', 'node:*'],
  plugins: [trimAxios, trimLibraries, squeeze],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
