import ts from 'typescript';
import { freeName } from './absent.mjs';

/** Functions of the language that nobody replaces; those that need their object as `this` are bound to it. */
const functions = new Map([
  ['JSON.stringify', 'JSON.stringify'],
  ['JSON.parse', 'JSON.parse'],
  ['Array.isArray', 'Array.isArray'],
  ['Object.assign', 'Object.assign'],
  ['Object.entries', 'Object.entries'],
  ['Promise.all', 'Promise.all.bind(Promise)'],
]);

/**
 * One name for each of the language's functions that is written often, where that is shorter. Minifiers cannot know that nobody
 * replaces them.
 *
 * @param {string} code an ES module without names of its own that hide those of the language
 */
export function oftenCalled(code) {
  const places = reads(ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true));
  const names = new Map();
  for (const [index, [text, value]] of [...functions].entries()) {
    const count = places.filter(place => place.getText() === text).length;
    // As ` x=` and `,` where it is declared, and `x` wherever it is read.
    if (count * (text.length - 2) > value.length + 6) names.set(text, freeName(`often${index}`, code));
  }
  if (names.size === 0) return code;
  const declared = [...names].map(([text, name]) => `${name}=${functions.get(text)}`).join();
  let [from, short] = [0, `const ${declared};`];
  for (const place of places) {
    const name = names.get(place.getText());
    if (name === undefined) continue;
    short += code.slice(from, place.getStart()) + name;
    from = place.getEnd();
  }
  return short + code.slice(from);
}

/** In the order of the text. */
function reads(node) {
  if (ts.isPropertyAccessExpression(node) && functions.has(node.getText())) return [node];
  const found = [];
  ts.forEachChild(node, child => void found.push(...reads(child)));
  return found;
}
