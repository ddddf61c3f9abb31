import fs from 'node:fs';
import path from 'node:path';

/** Extensions by id, and the folders they are in. */
export interface Extensions {
  readonly ids: readonly string[];
  readonly folders: readonly string[];
}

/**
 * The built extension under other names, because each can be activated once in a host. Two extensions cannot register the same
 * commands, so that ours get other ids too, of the same length.
 */
export function copiesOf(extension: string, into: string, count: number): Extensions {
  return numbered(count, 'copy', at => {
    const folder = path.join(into, `copy-${at}`);
    fs.cpSync(extension, folder, { recursive: true });
    for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|json)$/.test(file)) continue;
      const place = path.join(folder, file);
      const renamed = `paperspaceDr${String(at).padStart(4, '0')}`;
      fs.writeFileSync(place, fs.readFileSync(place, 'utf8').replaceAll('paperspaceDrives', renamed));
    }
    const manifest = path.join(folder, 'package.json');
    const facts = JSON.parse(fs.readFileSync(manifest, 'utf8')) as object;
    fs.writeFileSync(manifest, JSON.stringify({ ...facts, publisher: 'bench', name: `copy-${at}` }));
    return folder;
  });
}

/** Extensions that do nothing, in an ES module as ours is. */
export function emptyExtensions(into: string, count: number): Extensions {
  return numbered(count, 'empty', at => {
    const folder = path.join(into, `empty-${at}`);
    fs.mkdirSync(folder);
    const facts = { publisher: 'bench', name: `empty-${at}`, version: '0.0.1', engines: { vscode: '^1.100.0' } };
    const runs = { type: 'module', main: './extension.js', extensionKind: ['workspace'], activationEvents: ['onUri'] };
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...facts, ...runs }));
    fs.writeFileSync(path.join(folder, 'extension.js'), 'export function activate() {}\n');
    return folder;
  });
}

function numbered(count: number, name: string, make: (at: number) => string): Extensions {
  const all = Array.from({ length: count }, (_, at) => at);
  return { ids: all.map(at => `bench.${name}-${at}`), folders: all.map(make) };
}
