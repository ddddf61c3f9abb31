/**
 * A text in lines of at most `longest` letters, broken between words: where a box cuts a line off, all of it can still be
 * read. A word that is longer than a line is broken inside.
 */
export function inLines(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const word of text.split(' ').flatMap(each => pieces(each, longest))) {
    const isFull = line.length > 0 && lettersOf([...line, word].join(' ')) > longest;
    if (isFull) lines.push(line.join(' '));
    line = isFull ? [word] : [...line, word];
  }
  return [...lines, line.join(' ')];
}

function pieces(word: string, longest: number): readonly string[] {
  const letters = Array.from(word);
  const count = Math.max(1, Math.ceil(letters.length / longest));
  return Array.from({ length: count }, (_, n) => letters.slice(n * longest, (n + 1) * longest).join(''));
}

function lettersOf(text: string): number {
  return Array.from(text).length;
}
