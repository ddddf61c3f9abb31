import type { Drive } from '../drives/drive';
import type { SnippetLanguage } from './target';

/**
 * The first line of a document that holds a snippet, which says what drive that is for: `# Paperspace drive datasets, sd1`.
 * Of the name only letters, digits, blanks and `._-` are kept: zsh reads a comment that is pasted into it as a command.
 */
export function heading(language: SnippetLanguage, { name, id }: Pick<Drive, 'name' | 'id'>): string {
  // A text without a language has no comments.
  if (language === 'plaintext') return '';
  const inert = name.replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-').slice(0, 100);
  return `${language === 'bat' ? 'rem' : '#'} Paperspace drive ${inert}, ${id}\n`;
}
