import ts from 'typescript';

/** What a source file says to people: what it has translated, and what it seems to have forgotten. */
export interface SourceTexts {
  /** The English texts given to `l10n.t`. */
  readonly translated: readonly string[];
  /** Those of them that stand on one line of a box, which VS Code cuts off at its end. */
  readonly onOneLine: readonly string[];
  /** Texts that a person would read in English whatever the language: `line 12: Delete`. */
  readonly hardCoded: readonly string[];
}

/** Fields whose text VS Code shows. */
const visibleField =
  /^(label|title|prompt|placeholder|placeHolder|detail|description|tooltip|message|text|badge|name|accessibilityInformation)$/;

/** Functions that show their texts, even a single word in small letters. */
const speaking = /^(tell|warn|refuse|tellFailure|show\w+Message|TreeItem|MarkdownString|setStatusBarMessage)$/;

/**
 * What nobody reads in the workbench: the log, whose words are English so that a report can be read by those who get it;
 * errors, which `src/ui/words` puts in words by their kind; names of fields in a document (`size: 500 GB`), which are data;
 * what is looked for in the answer of a command. A number says that it is that argument alone.
 */
const unseen: readonly (readonly [callee: RegExp, argument?: number])[] = [
  [/(^|[.#])log\.\w+$/],
  [/^console\.error$/],
  [/(^|\.)(includes|startsWith|endsWith|test)$/],
  [/^super$/],
  [/Error$/],
  [/^(KeyringFails|ClipboardRefused|BadArgument)$/],
  [/^detailsText$/],
  [/^showingFailure$/, 1],
  [/^button$/, 2],
];

/** Work as the log names it, where it is named before it is handed over. */
const workOfTheLog = new Set(['delete …']);

export function sourceTexts(file: string, text: string, productName: string): SourceTexts {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const translated: string[] = [];
  const onOneLine: string[] = [];
  const hardCoded: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isUnseen(node)) return;
    const key = keyOf(node);
    if (key !== undefined) {
      translated.push(key);
      if (fieldOf(node) === 'placeholder' || fieldOf(node) === 'title') onOneLine.push(key);
    }
    const said = saidBy(node);
    if (
      said !== undefined &&
      said !== productName &&
      !workOfTheLog.has(said) &&
      !isKey(node) &&
      readsAsWords(node, said)
    ) {
      hardCoded.push(`line ${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { translated, onOneLine, hardCoded };
}

const isTranslation = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && /(^|\.)l10n\s*\.t$/.test(node.expression.getText());

function keyOf(node: ts.Node): string | undefined {
  if (!isTranslation(node)) return undefined;
  const [first] = node.arguments;
  return first && ts.isStringLiteralLike(first) ? first.text : undefined;
}

const isKey = (node: ts.Node) => isTranslation(node.parent) && node.parent.arguments[0] === node;

/** The literal text of a node, with `…` for what is put in, and without icons. */
function saidBy(node: ts.Node): string | undefined {
  const text = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
      : undefined;
  return text?.replace(/\$\([\w-]+\)/g, '');
}

function readsAsWords(node: ts.Node, said: string): boolean {
  if (!/\p{L}{2}/u.test(said)) return false;
  if (/\p{L}{2}[,:]? (\p{L}|…)/u.test(said)) return true;
  const { parent } = node;
  if (ts.isBinaryExpression(parent) || ts.isPropertyDeclaration(parent) || ts.isCaseClause(parent)) return false;
  const field = fieldOf(node);
  if (field !== undefined) return visibleField.test(field);
  if (ts.isCallOrNewExpression(parent) && speaking.test(lastName(parent.expression))) return true;
  return /^\p{Lu}\p{Ll}/u.test(said);
}

function fieldOf({ parent }: ts.Node): string | undefined {
  return ts.isPropertyAssignment(parent) ? parent.name.getText() : undefined;
}

const lastName = (expression: ts.Expression) => expression.getText().split('.').at(-1) ?? '';

/** Whether a node is, as an argument, something that `unseen` lists. */
function isUnseen(node: ts.Node): boolean {
  const { parent } = node;
  // The top of a file has none, whatever the types say.
  if (ts.isSourceFile(node) || !ts.isCallOrNewExpression(parent)) return false;
  const at = parent.arguments?.findIndex(each => each === node) ?? -1;
  const callee = parent.expression.getText();
  return at >= 0 && unseen.some(([pattern, only]) => pattern.test(callee) && (only === undefined || only === at));
}
