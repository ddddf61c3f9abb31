import ts from 'typescript';
import { parsed } from './parsed.mjs';

const letters = '$_QZXYKWJVqzGHUBFOjRLDNMEAICTPSxkvbwyfgpdmhculisoarnte';

/**
 * Names of one letter for what is used most in the whole module, as terser's `nameCache`: terser itself gives them to what is
 * declared first. Rare letters come first, for the common ones go to what is declared within functions.
 *
 * @param {string} code an ES module
 */
export function shortNames(code) {
  const { file, checker } = parsed(code);
  const uses = new Map();
  const count = node => {
    const symbol = ts.isIdentifier(node) && symbolOf(node, checker);
    if (symbol) uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
    ts.forEachChild(node, count);
  };
  count(file);
  // `globalThis` is declared nowhere.
  const declared = checker
    .getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
    .filter(symbol => symbol.declarations?.length > 0 && uses.has(symbol));
  const most = declared.sort((one, other) => uses.get(other) - uses.get(one)).slice(0, letters.length);
  return { vars: { props: Object.fromEntries(most.map(({ name }, at) => [`$${name}`, letters[at]])) } };
}

/** In `{ a }` it is the value that has a name. */
function symbolOf(node, checker) {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}
