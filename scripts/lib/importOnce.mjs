import fs from 'node:fs';
import path from 'node:path';

/**
 * esbuild writes an import statement for each file that imports from outside: those of `vscode` alone were 4 KB of what ships.
 * Through one module that passes the names on, there is one.
 * @type {import('esbuild').Plugin}
 */
export const importOnce = {
  name: 'import vscode once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'once' },
    );
    onLoad({ filter: /^vscode$/, namespace: 'once' }, () => ({
      contents: `export { ${[...importedNames('src')].join(', ')} } from 'vscode';`,
    }));
  },
};

/** What the sources import from `vscode`, types among it only where they are imported with values. */
function importedNames(folder) {
  const names = new Set();
  for (const file of fs.readdirSync(folder, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const [, list] of text.matchAll(/^import \{([^}]*)\} from 'vscode'/gm)) {
      for (const name of list.split(',').map(each => each.trim())) {
        if (name !== '' && !name.startsWith('type ')) names.add(name);
      }
    }
  }
  return names;
}
