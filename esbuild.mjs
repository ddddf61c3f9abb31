// Builds everything: what ships (dist/), and the tools and tests that run outside the extension (out/).
import fs from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';
import { asItShips } from './scripts/lib/asItShips.mjs';
import { importOnce } from './scripts/lib/importOnce.mjs';
import { ownNames } from './scripts/lib/ownNames.mjs';
import { squeeze } from './scripts/lib/squeeze.mjs';
import { trimAxios } from './scripts/lib/trimAxios.mjs';
import { trimLibraries } from './scripts/lib/trimLibraries.mjs';

const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, target: 'node20', logLevel: 'warning', metafile: true };

const builds = [
  {
    ...asItShips,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [trimAxios, trimLibraries, importOnce, ...(watch ? [] : [squeeze])],
    mangleProps: ownNames,
  },
  ...testBuilds(),
];

/** @returns {string[]} e.g. `activation` for test/host/activation.test.ts */
function hostTests() {
  const suffix = '.test.ts';
  const files = fs.readdirSync('test/host').filter(file => file.endsWith(suffix));
  return files.map(file => file.slice(0, -suffix.length));
}

/** Host tests run inside the extension host, which loads them as CommonJS; the simulator is run by plain Node. */
function testBuilds() {
  const found = [];
  if (fs.existsSync('test/host/index.ts')) {
    found.push({
      ...shared,
      entryPoints: ['test/host/index.ts'],
      outfile: 'out/test/host/index.cjs',
      format: 'cjs',
      platform: 'node',
      external: ['vscode', 'mocha'],
      sourcemap: 'inline',
      define: { HOST_TESTS: JSON.stringify(hostTests()) },
    });
  }
  if (fs.existsSync('test/simulator/main.ts')) {
    found.push({
      ...shared,
      entryPoints: ['test/simulator/main.ts'],
      outfile: 'out/simulator/main.mjs',
      format: 'esm',
      platform: 'node',
    });
  }
  return found;
}

fs.rmSync('dist', { recursive: true, force: true });
for (const options of builds) {
  if (watch) await (await context({ ...options, logLevel: 'info' })).watch();
  else await build(options);
}
if (!watch) console.log(`built ${builds.map(b => path.normalize(b.outdir ?? b.outfile)).join(', ')}`);
