import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const sources = path.resolve('src');

/** Their code is built together with ours, and a name is shortened in all of it. */
const libraries = [
  'valibot/dist/index.mjs',
  ...['date', 'error', 'extract', 'parse', 'primitive', 'struct', 'util'].map(name => `smol-toml/dist/${name}.js`),
  'axios/lib/adapters/fetch.js',
  'axios/lib/helpers/trackStream.js',
];

export interface MemberNames {
  /** Of members that `src` declares. */
  readonly own: ReadonlySet<string>;
  /** Why a name has to stay as it is. */
  readonly fixed: ReadonlyMap<string, string>;
}

/**
 * The names of all members that the sources read or declare. One is fixed where anything that is not declared in `src` has it too,
 * and where a value goes to, or comes from, where its type is not known: JSON, a command's arguments, `Object.keys`.
 */
export function memberNames(): MemberNames {
  const program = programOfSources();
  const checker = program.getTypeChecker();
  const own = new Set<string>();
  const fixed = new Map<string, string>();
  for (const file of program.getSourceFiles().filter(isOurs)) {
    each(file, node => {
      const fix = (names: Iterable<string>, why: string) => {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        for (const name of names) {
          if (!fixed.has(name)) fixed.set(name, `${why}: ${path.relative(sources, file.fileName)}:${line + 1}`);
        }
      };
      const symbols = memberAt(node, checker);
      if (symbols && symbols.length > 0 && symbols.every(isDeclaredByUs)) own.add(node.getText());
      else if (symbols) fix([node.getText()], 'not declared here');
      fix(keysAt(node, checker), 'a key');
      fix(unfollowed(node, checker), 'where its type is not known');
      fix(exportedBy(node, checker), 'exported');
    });
  }
  for (const library of libraries) {
    for (const name of namesIn(library)) fixed.set(name, library);
  }
  return { own, fixed };
}

function programOfSources(): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.json', name => ts.sys.readFile(name)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  return ts.createProgram(
    fileNames.filter(name => path.resolve(name).startsWith(sources)),
    options,
  );
}

function isOurs({ fileName }: ts.SourceFile): boolean {
  return path.resolve(fileName).startsWith(sources + path.sep);
}

/** A key of `Record<'a' | 'b', …>` has no declaration: it is a text somewhere. */
function isDeclaredByUs({ declarations = [] }: ts.Symbol): boolean {
  return declarations.length > 0 && declarations.every(declaration => isOurs(declaration.getSourceFile()));
}

/** What the node names where it names a member. */
function memberAt(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] | undefined {
  const { parent } = node;
  if (!ts.isIdentifier(node)) return undefined;
  if (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent)) {
    if ((parent.propertyName ?? parent.name) !== node) return undefined;
    return membersOf(checker.getTypeAtLocation(parent.parent), node.text, checker);
  }
  if (!('name' in parent) || parent.name !== node) return undefined;
  if (ts.isObjectLiteralElementLike(parent)) {
    const expected = checker.getContextualType(parent.parent as ts.ObjectLiteralExpression);
    const found = expected ? membersOf(expected, node.text, checker) : [];
    return found.length > 0 ? found : symbolAt(parent.name, checker);
  }
  const isMember = ts.isPropertyAccessExpression(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent);
  return isMember ? symbolAt(node, checker) : undefined;
}

function symbolAt(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol ? [symbol] : [];
}

function membersOf(type: ts.Type, name: string, checker: ts.TypeChecker): readonly ts.Symbol[] {
  return partsOf(type).flatMap(part => checker.getPropertyOfType(part, name) ?? []);
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnionOrIntersection() ? type.types.flatMap(partsOf) : [type];
}

/** `thing[key]`, `key in thing`, `{ [key]: … }`: every text that the key can be, and where it can be any, what the thing has. */
function keysAt(node: ts.Node, checker: ts.TypeChecker): readonly string[] {
  const [key, thing] = ts.isElementAccessExpression(node)
    ? [node.argumentExpression, node.expression]
    : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword
      ? [node.left, node.right]
      : ts.isComputedPropertyName(node)
        ? [node.expression, undefined]
        : [undefined, undefined];
  if (!key) return [];
  const types = partsOf(checker.getTypeAtLocation(key));
  const isNumber = types.every(type => (type.flags & ts.TypeFlags.NumberLike) !== 0);
  if (isNumber) return [];
  if (types.every(type => type.isStringLiteral())) return types.map(type => type.value);
  return thing ? partsOf(checker.getTypeAtLocation(thing)).flatMap(type => type.getProperties().map(p => p.name)) : [];
}

/** Of a value that is wanted as another type, of a class and what it promises to be, of what a schema describes. */
function unfollowed(node: ts.Node, checker: ts.TypeChecker): ReadonlySet<string> {
  const names = new Set<string>();
  const type = () => checker.getTypeAtLocation(node);
  if (ts.isHeritageClause(node)) {
    for (const each of node.types)
      passed(checker.getTypeAtLocation(node.parent), checker.getTypeAtLocation(each), checker, names);
  } else if (ts.isAsExpression(node)) {
    passed(checker.getTypeAtLocation(node.expression), type(), checker, names);
  } else if (ts.isExpression(node)) {
    const wanted = isTakenApart(node) ? undefined : checker.getContextualType(node);
    if (wanted) passed(type(), wanted, checker, names);
    if (ts.isCallOrNewExpression(node)) called(node, checker, names);
  }
  return names;
}

/** Adds what goes into a function that looks at it by its keys, whatever it is: `Object.keys`, a schema. */
function called(node: ts.CallExpression | ts.NewExpression, checker: ts.TypeChecker, names: Set<string>): void {
  const declaration = checker.getResolvedSignature(node)?.getDeclaration();
  node.arguments?.forEach((argument, index) => {
    const parameter = declaration?.parameters[index];
    if (!parameter || parameter.dotDotDotToken) return;
    const declared = checker.getTypeAtLocation(parameter);
    const takes = declared.isTypeParameter() ? checker.getBaseConstraintOfType(declared) : declared;
    const byKeys = takes && (isAnything(takes) || (takes === declared && partsOf(takes).some(isEmpty)));
    if (byKeys) gather(checker.getTypeAtLocation(argument), checker, names);
  });
}

/** It is wanted as the pattern has it: nobody’s type. */
function isTakenApart({ parent }: ts.Expression): boolean {
  if (ts.isVariableDeclaration(parent)) return !parent.type && !ts.isIdentifier(parent.name);
  const isPart = ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent) || ts.isAwaitExpression(parent);
  return isPart && isTakenApart(parent);
}

/** Adds what nobody can follow any more where the one is passed as the other. */
function passed(
  given: ts.Type,
  wanted: ts.Type,
  checker: ts.TypeChecker,
  names: Set<string>,
  seen = new Set<string>(),
): void {
  const { id } = given as ts.Type & { readonly id: number };
  const { id: other } = wanted as ts.Type & { readonly id: number };
  if (given === wanted || seen.has(`${id} ${other}`)) return;
  seen.add(`${id} ${other}`);
  const on = (one: ts.Type, two: ts.Type) => passed(one, two, checker, names, seen);
  if (isAnything(wanted)) gather(given, checker, names);
  if (isAnything(given)) gather(wanted, checker, names);
  for (const part of partsOf(given))
    for (const wantedPart of partsOf(wanted)) passedParts(part, wantedPart, checker, names, on);
}

function passedParts(
  given: ts.Type,
  wanted: ts.Type,
  checker: ts.TypeChecker,
  names: Set<string>,
  on: (given: ts.Type, wanted: ts.Type) => void,
): void {
  const inGiven = typeArguments(given, checker);
  const inWanted = typeArguments(wanted, checker);
  if (inGiven.length > 0 && inGiven.length === inWanted.length) {
    inWanted.forEach((one, index) => on(inGiven[index] ?? one, one));
    return;
  }
  for (const signature of given.getCallSignatures()) {
    for (const called of wanted.getCallSignatures()) {
      on(signature.getReturnType(), called.getReturnType());
      signature.parameters.forEach((parameter, index) => {
        const argument = called.parameters[index];
        if (argument) on(checker.getTypeOfSymbol(argument), checker.getTypeOfSymbol(parameter));
      });
    }
  }
  for (const property of wanted.getProperties()) {
    const same = checker.getPropertyOfType(given, property.name);
    if (!isDeclaredByUs(property) && (!same || isDeclaredByUs(same))) names.add(property.name);
    if (same) on(checker.getTypeOfSymbol(same), checker.getTypeOfSymbol(property));
  }
}

function typeArguments(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  return (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference
    ? checker.getTypeArguments(type as ts.TypeReference)
    : [];
}

/** `unknown`, `any`, `object`, `{}`, `Record<string, …>`. */
function isAnything(type: ts.Type): boolean {
  const flags = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
  return partsOf(type).some(part => (part.flags & flags) !== 0 || part.getStringIndexType() !== undefined);
}

function isEmpty(type: ts.Type): boolean {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  return (
    isObject &&
    type.getProperties().length + type.getCallSignatures().length + type.getConstructSignatures().length === 0
  );
}

/** What is in it, and in that, as far as we declare it. An object of a class of ours is no data, and nobody takes it apart. */
function gather(type: ts.Type, checker: ts.TypeChecker, names: Set<string>, seen = new Set<ts.Type>()): void {
  if (seen.has(type)) return;
  seen.add(type);
  for (const part of partsOf(type).filter(part => !part.isClass())) {
    for (const inner of typeArguments(part, checker)) gather(inner, checker, names, seen);
    for (const signature of part.getCallSignatures()) gather(signature.getReturnType(), checker, names, seen);
    for (const property of part.getProperties()) {
      if (property.declarations && !isDeclaredByUs(property)) continue;
      names.add(property.name);
      gather(checker.getTypeOfSymbol(property), checker, names, seen);
    }
  }
}

/** `import(…)`, `import * as` and `export * as` give what a module exports as members. */
function exportedBy(node: ts.Node, checker: ts.TypeChecker): readonly string[] {
  const from =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
      ? node.arguments[0]
      : ts.isNamespaceImport(node)
        ? node.parent.parent.moduleSpecifier
        : ts.isNamespaceExport(node)
          ? node.parent.moduleSpecifier
          : undefined;
  const module = from && checker.getSymbolAtLocation(from);
  return module ? checker.getExportsOfModule(module).map(({ name }) => name) : [];
}

function namesIn(library: string): ReadonlySet<string> {
  const names = new Set<string>();
  const text = fs.readFileSync(path.join('node_modules', library), 'utf8');
  each(ts.createSourceFile(library, text, ts.ScriptTarget.ESNext, true), node => {
    if (isMemberName(node)) names.add(node.getText());
  });
  return names;
}

function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isIdentifier(node)) return false;
  if (ts.isBindingElement(parent)) return true;
  return (
    'name' in parent && parent.name === node && !ts.isFunctionDeclaration(parent) && !ts.isVariableDeclaration(parent)
  );
}

function each(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, child => each(child, look));
}
