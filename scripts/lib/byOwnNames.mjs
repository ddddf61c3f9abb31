import path from 'node:path';
import ts from 'typescript';

/**
 * esbuild's chunks pass everything on as `a`, `b` …: `export{x as a}`. By the names they have in the chunk that is half as long.
 *
 * @param {ReadonlyMap<string, string>} texts ES modules by their files
 * @param {string} chunk the file that only the others import from, by name
 */
export function byOwnNames(texts, chunk) {
  const own = new Map();
  const text = replaced(texts.get(chunk), ts.isExportSpecifier, ({ name, propertyName = name }) => {
    own.set(name.text, propertyName.text);
    return propertyName.text;
  });
  const isFromChunk = node => ts.isImportSpecifier(node) && path.basename(moduleOf(node)) === path.basename(chunk);
  const importing = code =>
    replaced(code, isFromChunk, ({ name: { text: here }, propertyName: { text: passed } = { text: here } }) =>
      own.get(passed) === here ? here : `${own.get(passed)} as ${here}`,
    );
  return new Map([...texts].map(([file, code]) => [file, file === chunk ? text : importing(code)]));
}

function moduleOf(specifier) {
  return specifier.parent.parent.parent.moduleSpecifier.text;
}

function replaced(code, isMeant, textFor) {
  const found = [];
  const look = node => {
    if (isMeant(node)) found.push(node);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true));
  return found.reduceRight((left, node) => left.slice(0, node.getStart()) + textFor(node) + left.slice(node.end), code);
}
