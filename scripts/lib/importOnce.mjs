import fs from 'node:fs/promises';
import path from 'node:path';

const outside = /^(vscode|node:.+)$/;

/**
 * esbuild writes an import statement for each file that imports from outside: those of `vscode` alone were 4 KB of what ships.
 * Through one module that passes the names on, there is one. `l10n.t`, called hundreds of times, is passed on as a function.
 * @type {import('esbuild').Plugin}
 */
export const importOnce = {
  name: 'import once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: outside }, ({ path: module, namespace }) =>
      namespace === 'once' ? { path: module, external: true } : { path: module, namespace: 'once' },
    );
    onLoad({ filter: outside, namespace: 'once' }, async ({ path: module }) => ({
      contents: `export { ${[...(await importedNames('src', module))].join(', ')} } from '${module}';`,
    }));
    onResolve({ filter: /^l10n$/ }, () => ({ path: 'l10n', namespace: 'once' }));
    onLoad({ filter: /^l10n$/, namespace: 'once' }, () => ({
      contents: `import { l10n } from 'vscode'; export const { t } = l10n;`,
    }));
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
      const text = await fs.readFile(file, 'utf8');
      const contents = text.replace(/\bl10n\s*\.t\(/g, 'l10nT(');
      return { loader: 'ts', contents: contents === text ? text : `import { t as l10nT } from 'l10n';${contents}` };
    });
  },
};

/** What the sources import from there, types among it only where they are imported with values. */
async function importedNames(folder, module) {
  const names = new Set();
  const clauses = new RegExp(`^import (?!type )(\\w+)?([^']*) from '${module}'`, 'gm');
  for (const file of await fs.readdir(folder, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const text = await fs.readFile(path.join(folder, file), 'utf8');
    for (const [, whole, list] of text.matchAll(clauses)) {
      if (whole) names.add('default');
      for (const [name] of list.replace(/\btype \w+/g, '').matchAll(/\w+/g)) names.add(name);
    }
  }
  return names;
}
