import ts from 'typescript';

/**
 * One name for what is `undefined`, which minifiers write `void 0`, four hundred times in what ships. To be called once values
 * have been followed, which would bring `void 0` back.
 *
 * @param {string} code an ES module
 */
export function absent(code) {
  const places = voids(ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true));
  if (places.length === 0) return code;
  const name = freeName('absent', code);
  const texts = places.map(({ end }, index) => code.slice(end, places[index + 1]?.getStart()));
  return [`let ${name};${code.slice(0, places[0].getStart())}`, ...texts].join(name);
}

/** In the order of the text. */
function voids(node) {
  if (ts.isVoidExpression(node) && node.expression.getText() === '0') return [node];
  const found = [];
  ts.forEachChild(node, child => void found.push(...voids(child)));
  return found;
}

/** @returns {string} `wanted`, or what begins like it and stands nowhere in the code */
export function freeName(wanted, code) {
  return code.includes(wanted) ? freeName(`${wanted}_`, code) : wanted;
}
