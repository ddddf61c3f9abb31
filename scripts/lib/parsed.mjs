import ts from 'typescript';

/**
 * An ES module, and a checker that knows which `e` of the many that a minifier leaves is meant.
 *
 * @param {string} code
 */
export function parsed(code) {
  const name = 'module.js';
  const options = { allowJs: true, noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext };
  const host = ts.createCompilerHost(options, true);
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.ESNext, true);
  host.getSourceFile = asked => (asked === name ? file : undefined);
  return { file, checker: ts.createProgram([name], options, host).getTypeChecker() };
}

/** In `{ a }` and `export { a }` it is the value that has a name. */
export function symbolOf(node, checker) {
  if (ts.isShorthandPropertyAssignment(node.parent)) return checker.getShorthandAssignmentValueSymbol(node.parent);
  if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}
