import ts from 'typescript';
import { parsed, symbolOf } from './parsed.mjs';

/**
 * What an arrow function keeps at its start, as parameters that nobody gives: `(e,t=e.x)=>t+t` for `e=>{let t=e.x;return t+t}`.
 * Only where every call of the function is seen, so that none can give one more than the function asked for. To be called once
 * values have been followed.
 *
 * @param {string} code an ES module
 */
export function localsAsParameters(code) {
  const { file, checker } = parsed(code);
  const uses = usesOf(file, checker);
  const placesOf = node => {
    const { parent } = node;
    if (ts.isParenthesizedExpression(parent)) return placesOf(parent);
    const isNamed = ts.isVariableDeclaration(parent) && !isExported(parent);
    return isNamed ? (uses.get(checker.getSymbolAtLocation(parent.name)) ?? [node]) : [node];
  };
  const isMeant = node =>
    ts.isArrowFunction(node) && canTakeThem(node, checker) && placesOf(node).every(place => isCalled(place, node));
  const { transformed } = ts.transform(file, [context => visiting(isMeant, context)]);
  return ts.createPrinter().printFile(transformed[0]);
}

/** Where each is read or written, other than where it is declared. */
function usesOf(file, checker) {
  const uses = new Map();
  const look = node => {
    const symbol = ts.isIdentifier(node) && symbolOf(node, checker);
    if (symbol && !isDeclaration(node)) uses.set(symbol, [...(uses.get(symbol) ?? []), node]);
    ts.forEachChild(node, look);
  };
  look(file);
  return uses;
}

function isDeclaration(node) {
  return ts.isVariableDeclaration(node.parent) && node.parent.name === node;
}

function isExported(declaration) {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

/** Called here, and given no more than it asks for. */
function isCalled(place, { parameters }) {
  const { parent } = place;
  return (
    ts.isCallExpression(parent) &&
    parent.expression === place &&
    parent.arguments.length <= parameters.length &&
    !parent.arguments.some(ts.isSpreadElement)
  );
}

/** Parameters wait for nothing, and see nothing of what the body declares behind them. */
function canTakeThem({ parameters, body }, checker) {
  const [first] = ts.isBlock(body) ? body.statements : [];
  if (!first || !ts.isVariableStatement(first) || parameters.some(({ dotDotDotToken }) => dotDotDotToken)) return false;
  const isBehind = ({ pos }) => pos >= first.end && pos < body.end;
  const cannotMove = node => ts.isAwaitExpression(node) || symbolOf(node, checker)?.declarations?.some(isBehind);
  // A parameter's default would mean the local one of that name.
  const names = namesIn(first.declarationList);
  const hasOneOf = node => ts.isIdentifier(node) && names.includes(node.text);
  return !some(first, cannotMove) && !parameters.some(parameter => some(parameter, hasOneOf));
}

/** @param pattern that of one `let`, or one that takes a value apart */
function namesIn({ declarations, elements = declarations }) {
  return elements.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : name ? namesIn(name) : []));
}

function some(node, isMeant) {
  return isMeant(node) || ts.forEachChild(node, child => some(child, isMeant) || undefined) === true;
}

function visiting(isMeant, context) {
  const { factory } = ts;
  const visit = node => {
    const seen = ts.visitEachChild(node, visit, context);
    if (!isMeant(node)) return seen;
    const [first, ...others] = seen.body.statements;
    const locals = first.declarationList.declarations.map(({ name, initializer }) =>
      factory.createParameterDeclaration(undefined, undefined, name, undefined, undefined, initializer),
    );
    return factory.updateArrowFunction(
      seen,
      seen.modifiers,
      undefined,
      [...seen.parameters, ...locals],
      undefined,
      seen.equalsGreaterThanToken,
      factory.updateBlock(seen.body, others),
    );
  };
  return visit;
}
