import { Position, Range, type TextEditor } from 'vscode';

/**
 * Puts a text in place of the selection, on lines of its own: what stands in front of it or behind it on its lines
 * stays, but for the blanks that an editor indents an empty line with. False where the document cannot be changed.
 */
export function insertAtCursor(editor: TextEditor, text: string): Thenable<boolean> {
  const { start, end } = editor.selection;
  const before = editor.document.lineAt(start.line).text.slice(0, start.character);
  const after = editor.document.lineAt(end.line).text.slice(end.character);
  const isIndent = before.trim() === '';
  const place = new Range(isIndent ? start.with({ character: 0 }) : start, end);
  return editor.edit(builder => {
    builder.replace(place, `${isIndent ? '' : '\n'}${text}${after.trim() === '' ? '' : '\n'}`);
  });
}

/** Puts whole lines in front of one, which may be the one after the last; at the end of a file that ends in the middle of a line. */
export function insertAbove(editor: TextEditor, line: number, text: string): Thenable<boolean> {
  const isThere = line < editor.document.lineCount;
  return editor.edit(builder => builder.insert(new Position(line, 0), isThere ? text : `\n${text}`));
}
