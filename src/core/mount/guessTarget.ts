import { targets } from './targets';

/** A document a snippet goes into. */
export interface SnippetPlace {
  /** VS Code's language id. */
  readonly language: string;
  /** Path or name; only its last part counts. */
  readonly file: string;
  readonly text: string;
}

/** What a language means where the person's own target is in another one. */
const byLanguage = new Map([
  ['shellscript', 'linux'],
  ['powershell', 'powershell'],
  ['bat', 'cmd'],
  ['dockercompose', 'compose'],
]);

/**
 * The target that suits a document, or undefined where nobody can tell: a YAML file that is for neither Compose nor
 * Kubernetes, any other language.
 * @param preferred a target's id, taken where its snippets are in the document's language
 */
export function guessTarget({ language, file, text }: SnippetPlace, preferred: string | undefined): string | undefined {
  if (language === 'yaml') return yamlTarget(file.split(/[\\/]/).at(-1) ?? '', text);
  const suits = targets.some(target => target.id === preferred && target.language === language);
  return suits && byLanguage.has(language) ? preferred : byLanguage.get(language);
}

function yamlTarget(name: string, text: string): string | undefined {
  if (/^(?:docker-)?compose\b.*\.ya?ml$/i.test(name)) return 'compose';
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) return 'kubernetes';
  return /^services:/m.test(text) ? 'compose' : undefined;
}
