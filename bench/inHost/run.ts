import fs from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { runInExtensionHost } from '../../scripts/lib/extensionHost.mjs';
import { freshFolder } from '../../scripts/lib/freshFolder.mjs';
import type { InstalledHost } from '../../scripts/lib/hosts.mjs';
import { startHostServer } from '../../scripts/lib/hostServer.mjs';
import { out, root } from '../../scripts/lib/project.mjs';
import { trimAxios } from '../../scripts/lib/trimAxios.mjs';
import type { Service } from '../bareLoop';
import type { Measurement } from '../measurement';
import { rounds } from '../rounds';
import { copiesOf, emptyExtensions } from './copies';

/** What is measured in a host, and the file for what comes of it. */
export interface InHost {
  readonly service: Service;
  /** Ids of extensions to activate: ours under other names, and beside each an empty one. */
  readonly copies: readonly string[];
  readonly empties: readonly string[];
  readonly times: number;
  readonly samples: string;
}

export interface Inside {
  /** A Chromium's path. */
  readonly browser: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
}

/** Measures inside a host's extension host, as the host tests run there. */
export async function measureInHost(
  host: InstalledHost,
  service: Service,
  { browser, extension }: Inside,
): Promise<readonly Measurement[]> {
  const entry = await bundled();
  const { folder, remove } = freshFolder('bench');
  // Two are activated before it counts.
  const copies = copiesOf(extension, folder, rounds + 2);
  const empties = emptyExtensions(folder, rounds + 2);
  const samples = path.join(folder, 'samples.json');
  const { url, key } = service;
  const inHost: InHost = { service: { url, key }, copies: copies.ids, empties: empties.ids, times: rounds, samples };
  const server = await startHostServer(host, {
    extensions: [...copies.folders, ...empties.folders],
    // Each copy has a setting of its own; the bench reads ours.
    settings: { 'paperspaceDrives.apiUrl': url },
    smokeTestDriver: true,
    env: { PAPERSPACE_API_KEY: key, BENCH: JSON.stringify(inHost) },
  });
  try {
    const log = await runInExtensionHost(server, { browser, extensions: [extension], entry });
    return samplesIn(samples, log);
  } finally {
    await server.stop();
    remove();
  }
}

function samplesIn(file: string, log: readonly string[]): readonly Measurement[] {
  if (!fs.existsSync(file)) throw new Error(`the host ended early; the end of its log:\n${log.slice(-20).join('\n')}`);
  // Both ends are ours and compiled from the same types.
  const left = JSON.parse(fs.readFileSync(file, 'utf8')) as { measured?: readonly Measurement[]; error?: string };
  if (!left.measured) throw new Error(`in the host: ${left.error ?? 'no samples'}`);
  return left.measured;
}

/** The extension host loads CommonJS. The extension is bundled apart, as it ships, so that it can be loaded anew for each sample. */
async function bundled(): Promise<string> {
  const folder = path.join(out, 'bench/inHost');
  const shared: BuildOptions = {
    bundle: true,
    format: 'cjs',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'node:*'],
    target: 'node20',
    logLevel: 'warning',
  };
  const source = (name: string) => path.join(root, 'bench/inHost', `${name}.ts`);
  await build({ ...shared, entryPoints: [source('index')], platform: 'node' });
  await build({
    ...shared,
    entryPoints: [source('window')],
    platform: 'browser',
    plugins: [trimAxios],
    minify: true,
  });
  return path.join(folder, 'index.cjs');
}
