import ts from 'typescript';
import { parsed, symbolOf } from './parsed.mjs';

const letters = '$_QZXYKWJVqzGHUBFOjRLDNMEAICTPSxkvbwyfgpdmhculisoarnte';

/**
 * Names of one letter for what is used most in the whole module, as terser's `nameCache`: terser itself gives them to what is
 * declared first. Rare letters come first, for the common ones go to what is declared within functions. Of what a chunk passes
 * on the rest keeps its name, so that it is written once: `import{xy}` for `import{xy as z}`.
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
  const names = new Map();
  // `globalThis` is declared nowhere.
  const declared = checker
    .getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
    .filter(symbol => symbol.declarations?.length > 0 && uses.has(symbol))
    .sort((one, other) => uses.get(other) - uses.get(one));
  for (const [at, symbol] of declared.entries()) {
    const name = letters[at] ?? passedName(symbol);
    if (name && ![...names.values()].includes(name)) names.set(`$${symbol.name}`, name);
  }
  return { vars: { props: Object.fromEntries(names) } };
}

/** What a chunk passes it on as, unless that is one letter. */
function passedName({ declarations: [declaration] }) {
  if (!ts.isImportSpecifier(declaration)) return undefined;
  const name = (declaration.propertyName ?? declaration.name).text;
  const { text } = declaration.parent.parent.parent.moduleSpecifier;
  return text.startsWith('.') && name.length > 1 ? name : undefined;
}
