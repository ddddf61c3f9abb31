import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { asItShips } from '../../../scripts/lib/asItShips.mjs';
import { unusedParts } from '../../../scripts/lib/trimAxios.mjs';
import { answering } from './harness';

const run = promisify(execFile);

/** What a fresh Node does: nothing of axios may be there before the first request. */
const script = `
  const { createClient } = await import(process.argv[1]);
  const client = createClient({ baseUrl: process.argv[2], key: 'pskey_made_up_for_tests' });
  const { signal } = new AbortController();
  console.log(JSON.stringify(await client.session(signal) ?? null));
  await client.drives.rename('sdmadeup', 'data', signal).catch(({ kind }) => console.log(kind));
`;

describe('the client as it ships', () => {
  let folder: string;
  let outputs: Metafile['outputs'];

  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'api-bundle-'));
    const result = await build({
      ...asItShips,
      entryPoints: ['src/core/api/client.ts'],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
    });
    outputs = result.metafile?.outputs ?? {};
  });
  after(() => fs.rm(folder, { recursive: true }));

  const withAxios = () =>
    Object.values(outputs).filter(({ inputs }) => Object.keys(inputs).some(name => name.includes('/axios/')));

  it('axios is in a chunk of its own, which is loaded by the first request', () => {
    const [chunk, ...others] = withAxios();
    assert.equal(others.length, 0);
    const entry = Object.values(outputs).find(({ entryPoint }) => entryPoint === 'src/core/api/client.ts');
    const loadedAtOnce = entry?.imports.filter(({ kind }) => kind === 'import-statement').map(({ path: name }) => name);
    assert.ok(chunk?.bytes);
    assert.ok(loadedAtOnce?.every(name => outputs[name] !== chunk));
  });

  it("it is axios' adapter for fetch without the parts that are never run, at most 7 KB", () => {
    const [chunk] = withAxios();
    assert.ok(chunk && chunk.bytes < 7_000, `${chunk?.bytes ?? 0} bytes`);
    const used = Object.keys(chunk.inputs);
    assert.ok(used.some(name => name.endsWith('axios/lib/adapters/fetch.js')));
    assert.ok(!used.some(name => /adapters\/(http|xhr)|follow-redirects|form-data|Interceptor/.test(name)));
  });

  it('each part that is left out was there: a renamed one would come back unseen', async () => {
    const left = withAxios().flatMap(({ inputs }) => Object.keys(inputs));
    for (const part of unusedParts) {
      await fs.access(`node_modules/axios/lib/${part}.js`);
      assert.ok(!left.includes(`node_modules/axios/lib/${part}.js`), part);
    }
  });

  it('http.ts is the only file that knows axios', async () => {
    const names = await fs.readdir('src', { recursive: true });
    // A declaration of types is no code.
    const sources = names.filter(name => /(?<!\.d)\.ts$/.test(name)).map(name => path.join('src', name));
    const texts = await Promise.all(sources.map(async name => [name, await fs.readFile(name, 'utf8')] as const));
    const knowing = texts.filter(([, text]) => /['"`]axios/.test(text)).map(([name]) => name);
    assert.deepEqual(knowing, [path.join('src', 'core', 'api', 'http.ts')]);
  });

  it('it works in plain Node', async () => {
    await using server = await answering('null');
    const entry = pathToFileURL(path.join(folder, 'client.mjs')).href;
    const args = ['--input-type=module', '-e', script, entry, server.url];
    assert.equal((await run(process.execPath, args)).stdout, 'null\nunreadable\n');
    const [read, written] = server.requests;
    assert.equal(read?.headers.authorization, 'Bearer pskey_made_up_for_tests');
    assert.equal(written?.method, 'PUT');
    assert.equal(written.headers['content-type'], 'application/json');
    assert.equal(written.headers['content-length'], String('{"name":"data"}'.length));
  });

  it('every other test of this folder holds for it too', async () => {
    const self = path.basename(import.meta.filename);
    const names = (await fs.readdir(import.meta.dirname)).filter(name => name.endsWith('.test.ts') && name !== self);
    const outdir = path.join(folder, 'tests');
    await build({
      ...asItShips,
      entryPoints: names.map(name => path.join(import.meta.dirname, name)),
      outdir,
      outExtension: { '.js': '.mjs' },
    });
    const files = names.map(name => path.join(outdir, name.replace(/ts$/, 'mjs')));
    const mocha = path.resolve('node_modules/mocha/bin/mocha.js');
    // What the bundle runs would be counted as lines of the sources, and be missed there.
    const env = { ...process.env, NODE_V8_COVERAGE: undefined };
    const args = [mocha, '--exit', '--reporter', 'dot', '--timeout', '60000', ...files];
    const { stdout } = await run(process.execPath, args, { env });
    assert.match(stdout, /\d{3} passing/);
    // It builds all of them, and runs as long as they do.
  }).timeout(180_000);
});
