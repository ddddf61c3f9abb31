import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { answering } from './harness';

const run = promisify(execFile);

/** What a fresh Node does: nothing of axios may be there before the first request. */
const script = `
  const { createClient } = await import(process.argv[1]);
  const client = createClient({ baseUrl: process.argv[2], key: 'pskey_made_up_for_tests' });
  console.log(JSON.stringify(await client.session(new AbortController().signal) ?? null));
`;

describe('the client as it ships', () => {
  let folder: string;
  let outputs: Metafile['outputs'];

  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'api-bundle-'));
    // The options that matter of esbuild.mjs.
    const result = await build({
      entryPoints: ['src/core/api/client.ts'],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      format: 'esm',
      splitting: true,
      platform: 'browser',
      external: ['node:*'],
      target: 'node20',
      minify: true,
      metafile: true,
    });
    outputs = result.metafile.outputs;
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

  it("it is axios' browser flavour, at most 65 KB", () => {
    const [chunk] = withAxios();
    assert.ok(chunk && chunk.bytes < 65_000);
    assert.ok(!Object.keys(chunk.inputs).some(name => /adapters\/http|follow-redirects|form-data/.test(name)));
  });

  it('http.ts is the only file that knows axios', async () => {
    const names = await fs.readdir('src', { recursive: true });
    const sources = names.filter(name => name.endsWith('.ts')).map(name => path.join('src', name));
    const texts = await Promise.all(sources.map(async name => [name, await fs.readFile(name, 'utf8')] as const));
    const knowing = texts.filter(([, text]) => /['"`]axios/.test(text)).map(([name]) => name);
    assert.deepEqual(knowing, [path.join('src', 'core', 'api', 'http.ts')]);
  });

  it('it works in plain Node', async () => {
    await using server = await answering('null');
    const entry = pathToFileURL(path.join(folder, 'client.mjs')).href;
    const args = ['--input-type=module', '-e', script, entry, server.url];
    assert.equal((await run(process.execPath, args)).stdout, 'null\n');
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer pskey_made_up_for_tests');
  });
});
