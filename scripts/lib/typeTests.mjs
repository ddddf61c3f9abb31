import ts from 'typescript';
import { freeName } from './absent.mjs';
import { parsed } from './parsed.mjs';

/**
 * One function for each type that is asked for often: `isString(e)` for `"string"==typeof e`. To be called once values have been
 * followed, which would bring the question back.
 *
 * @param {string} code an ES module
 */
export function typeTests(code) {
  const { file, checker } = parsed(code);
  const tests = testsIn(file, checker);
  const names = new Map();
  for (const type of new Set(tests.map(test => test.type))) {
    const count = tests.filter(test => test.type === type).length;
    // With a name of one letter: `x(e)` for each, and ` x=e=>"string"==typeof e,` once.
    if (count * (type.length + 8) > type.length + 18) names.set(type, freeName(`is_${type}`, code));
  }
  if (names.size === 0) return code;
  const declared = [...names].map(([type, name]) => `${name}=value=>typeof value=="${type}"`).join();
  let [from, short] = [0, `const ${declared};`];
  for (const { node, type, isNot, asked } of tests) {
    const name = names.get(type);
    if (name === undefined) continue;
    // Behind a space: it may stand as `return"string"==typeof e`.
    short += `${code.slice(from, node.getStart())} ${isNot ? '!' : ''}${name}(${asked.getText()})`;
    from = node.getEnd();
  }
  return short + code.slice(from);
}

/** In the order of the text. */
function testsIn(node, checker) {
  const test = ts.isBinaryExpression(node) && testAt(node, checker);
  if (test) return [test];
  const found = [];
  ts.forEachChild(node, child => void found.push(...testsIn(child, checker)));
  return found;
}

const operators = new Map([
  [ts.SyntaxKind.EqualsEqualsToken, false],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, false],
  [ts.SyntaxKind.ExclamationEqualsToken, true],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, true],
]);

function testAt(node, checker) {
  const isNot = operators.get(node.operatorToken.kind);
  const sides = [node.left, node.right];
  const type = sides.find(ts.isStringLiteral)?.text;
  const asked = sides.find(ts.isTypeOfExpression)?.expression;
  if (isNot === undefined || type === undefined || !asked) return undefined;
  // Of what is declared nowhere only `typeof` may ask.
  return ts.isIdentifier(asked) && !checker.getSymbolAtLocation(asked) ? undefined : { node, type, isNot, asked };
}
