import ts from 'typescript';
import { freeName } from './absent.mjs';

/**
 * A `switch` that does nothing but return, as one condition: `return k==="a"?1:2` for `switch(k){case"a":return 1;default:return 2}`.
 * Minifiers leave it as it is.
 *
 * @param {string} code
 */
export function choices(code) {
  const name = freeName('choice', code);
  const file = ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true);
  const { transformed } = ts.transform(file, [context => visiting(name, context)]);
  return ts.createPrinter().printFile(transformed[0]);
}

function visiting(name, context) {
  const { factory } = ts;
  const visit = node => {
    const seen = ts.visitEachChild(node, visit, context);
    const last = ts.isBlock(node) && ts.isFunctionLike(node.parent) && node.statements.at(-1);
    if (!last || !ts.isSwitchStatement(last) || !onlyReturns(last)) return seen;
    const { expression, caseBlock } = seen.statements.at(-1);
    const declared = factory.createVariableDeclaration(name, undefined, undefined, expression);
    return factory.updateBlock(seen, [
      ...seen.statements.slice(0, -1),
      factory.createVariableStatement(undefined, factory.createVariableDeclarationList([declared], ts.NodeFlags.Let)),
      factory.createReturnStatement(chosen(caseBlock.clauses, name)),
    ]);
  };
  return visit;
}

/** What is for no case, if anything, stands last. */
function onlyReturns({ caseBlock: { clauses } }) {
  return (
    clauses.every((clause, at) =>
      ts.isCaseClause(clause) ? ts.isLiteralExpression(clause.expression) : at === clauses.length - 1,
    ) && clauses.every(({ statements }) => statements.every(ts.isReturnStatement) && statements.length < 2)
  );
}

/** @param tests those of cases that have the same answer as the one that follows them */
function chosen([clause, ...others], name, tests = []) {
  const { factory } = ts;
  if (!clause) return factory.createVoidZero();
  const { expression, statements } = clause;
  const all = expression ? [...tests, factory.createStrictEquality(factory.createIdentifier(name), expression)] : tests;
  if (statements.length === 0) return chosen(others, name, all);
  const answer = statements[0].expression ?? factory.createVoidZero();
  if (!expression) return answer;
  const test = all.reduce((one, other) => factory.createLogicalOr(one, other));
  return factory.createConditionalExpression(test, undefined, answer, undefined, chosen(others, name));
}
