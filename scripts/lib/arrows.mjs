import ts from 'typescript';
import { parsed } from './parsed.mjs';

/**
 * Function declarations as arrow functions at the top of their block, which a minifier writes much shorter: `let f=e=>e.x` for
 * `function f(e){return e.x}`. Sources keep declarations, which read better. Left as it is what an arrow function cannot be: one
 * with a `this` or `arguments` of its own, a generator, and what is made by `new`.
 *
 * @param {string} code an ES module
 */
export function arrows(code) {
  const { file, checker } = parsed(code);
  const made = madeByNew(file, checker);
  const canBeArrow = node =>
    ts.isFunctionDeclaration(node) &&
    !node.asteriskToken &&
    !node.modifiers?.some(({ kind }) => kind !== ts.SyntaxKind.AsyncKeyword) &&
    !made.has(checker.getSymbolAtLocation(node.name)) &&
    !hasOwnThis(node);
  const { transformed } = ts.transform(file, [withArrows(canBeArrow)]);
  return ts.createPrinter({ removeComments: true }).printFile(transformed[0]);
}

/** What stands after `new`, `extends` and `instanceof`, or has its prototype touched. */
function madeByNew(file, checker) {
  const made = new Set();
  each(file, node => {
    const found = constructorIn(node);
    if (found) made.add(checker.getSymbolAtLocation(found));
  });
  return made;
}

function constructorIn(node) {
  if (ts.isNewExpression(node) || ts.isExpressionWithTypeArguments(node)) return node.expression;
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'prototype') return node.expression;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return node.right;
  return undefined;
}

/** Looks into arrow functions, which have those of the function around them, and not into other functions. */
function hasOwnThis(declaration) {
  let found = false;
  const look = node => {
    found ||=
      node.kind === ts.SyntaxKind.ThisKeyword ||
      ts.isMetaProperty(node) ||
      (ts.isIdentifier(node) && node.text === 'arguments');
    if (node === declaration || !ts.isFunctionLike(node) || ts.isArrowFunction(node)) return true;
    // `[this.name]() { … }`
    if (node.name) each(node.name, look);
    return false;
  };
  each(declaration, look);
  return found;
}

/** @param look called for each node; one that it answers `false` for is not looked into */
function each(node, look) {
  if (look(node) !== false) ts.forEachChild(node, child => each(child, look));
}

/** A declaration counts from the start of its block, so the arrow functions stand there, behind imports. */
function withArrows(canBeArrow) {
  const { factory } = ts;
  const arrow = ({ name, modifiers, parameters, body }) =>
    factory.createVariableDeclaration(
      name,
      undefined,
      undefined,
      factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body),
    );
  const moved = (before, after) => {
    const found = after.filter((_, index) => canBeArrow(before[index]));
    if (found.length === 0) return after;
    const imports = after.filter(ts.isImportDeclaration);
    const declarations = factory.createVariableDeclarationList(found.map(arrow), ts.NodeFlags.Let);
    const others = after.filter(node => !found.includes(node) && !imports.includes(node));
    return [...imports, factory.createVariableStatement(undefined, declarations), ...others];
  };
  return context => file => {
    const visit = node => {
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isBlock(seen)) return factory.updateBlock(seen, moved(node.statements, seen.statements));
      if (ts.isSourceFile(seen)) return factory.updateSourceFile(seen, moved(node.statements, seen.statements));
      return seen;
    };
    return visit(file);
  };
}
