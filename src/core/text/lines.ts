/**
 * A text in lines that are at most `longest` Latin letters wide, broken between words: where a box cuts a line off, all of
 * it can still be read. A word that is longer than a line, such as a sentence in Japanese, is broken inside.
 */
export function inLines(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const word of text.split(' ').flatMap(each => pieces(each, longest))) {
    const isFull = line.length > 0 && widthOf([...line, word].join(' ')) > longest;
    if (isFull) lines.push(line.join(' '));
    line = isFull ? [word] : [...line, word];
  }
  return [...lines, line.join(' ')];
}

function pieces(word: string, longest: number): readonly string[] {
  const done: string[] = [];
  let piece = '';
  for (const letter of word) {
    const isFull = piece !== '' && widthOf(piece + letter) > longest;
    if (isFull) done.push(piece);
    piece = isFull ? letter : piece + letter;
  }
  return [...done, piece];
}

/** In Latin letters: those of East Asia, and their punctuation, are as wide as two. */
export function widthOf(text: string): number {
  return Array.from(text).length + (text.match(/[\u2E80-\uD7A3\uF900-\uFF60]/g)?.length ?? 0);
}
