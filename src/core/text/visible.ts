/**
 * A text of the service for one line on the screen: line ends and control characters become a visible sign, and marks
 * that turn the reading direction are shown by their number, so that a name cannot pose as another. What VS Code would
 * make a link of in a message or a prompt (`[x](command:…)`, also a command) is taken apart by a blank.
 */
export function visible(text: string, longest = 200): string {
  // Nearly every text, of thousands of rows.
  if (text.length <= longest && /^[ -Z^-~]*$/.test(text)) return text;
  const shown = text
    .replaceAll('](', '] (')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '␣')
    .replace(/\p{Cf}/gu, sign);
  const letters = Array.from(shown);
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : shown;
}

/** As `visible`, where VS Code draws an icon for `$(trash)`, as in quick picks: a backslash before it leaves it a text. */
export function visibleLabel(text: string): string {
  return visible(text).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, code => `\\${code}`);
}

function sign(mark: string): string {
  return `‹U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
