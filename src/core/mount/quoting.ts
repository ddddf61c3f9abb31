/**
 * All quoting of the snippets in one place. Every value that is not a literal of ours passes through one of these
 * on its way into a snippet. Newline and NUL never get here: `checkCredentials` and `mountDirectory` refuse them.
 */

/**
 * A word for bash and zsh: single quotes, `'` as `'\''`; within them `$`, backtick, `\` and `!` are inert.
 * Whatever is not printable ASCII becomes `$'\303\251'` (both shells' octal bytes): pasted without bracketed paste, a
 * tab would complete and an escape would edit the line; in the C locale readline garbles bytes above 127; and a
 * right-to-left mark would show the reader another command than the one that runs.
 */
export function posixQuote(value: string): string {
  if (value === '') return "''";
  return value.replace(/[ -&(-~]+|'+|[^ -~]+/gu, run => {
    if (run.startsWith("'")) return "\\'".repeat(run.length);
    return /[ -~]/.test(run) ? `'${run}'` : `$'${octalBytes(run)}'`;
  });
}

/** `$HOME` cannot be single-quoted: a path below home is `"$HOME"/'rest'`, an absolute one a plain word. */
export function posixPath(directory: { readonly base: 'root' | 'home'; readonly path: string }): string {
  const path = posixQuote(`/${directory.path}`);
  return directory.base === 'home' ? `"$HOME"${path}` : path;
}

/** fstab(5): a field ends at a blank, so blank, tab, newline and backslash are octal. */
export function fstabField(value: string): string {
  return value.replace(/[ \t\n\\]/g, octalBytes);
}

/**
 * A PowerShell word: single quotes, doubling `'` and the typographic ‘ ’ ‚ ‛, which PowerShell takes for quotes too.
 * Control, format and line-separating characters become `[char]9`, for the reasons of `posixQuote`.
 */
export function powershellQuote(value: string): string {
  const words = value
    .split(/([\p{Cc}\p{Cf}\p{Zl}\p{Zp}])/u)
    .map((part, at) => (at % 2 === 0 ? singleQuotes(part) : casts(part)));
  // The first part is always text, if empty: `[char]9+'b'` would be text by luck, `[char]9+[char]9` a number.
  return words.length === 1 ? words.join('') : `(${words.join('+')})`;
}

const singleQuotes = (text: string) => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;

/**
 * A word for cmd in double quotes, or the character that cannot be written there: `%` (a variable is put in even
 * between quotes), `"` and what a code page may turn into it, control characters, and a backslash at the end, which would
 * escape the closing quote.
 */
export function cmdQuote(value: string): { ok: true; text: string } | { ok: false; character: string } {
  const character = /[%"“”„‟\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\\$/u.exec(value)?.[0];
  return character === undefined ? { ok: true, text: `"${value}"` } : { ok: false, character };
}

/** One component of an address: `encodeURIComponent`, and the `!'()*` that it leaves alone. */
export function urlComponent(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * A YAML string in double quotes (YAML 1.2, 7.3.1), which every value can be written as: backslash and quote are escaped, and
 * by their numbers all that is invisible: YAML 1.1 readers fold U+2028 as a line end and refuse other control characters.
 */
export function yamlQuote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/\p{C}|(?! )\p{Z}/gu, yamlEscape)}"`;
}

function yamlEscape(character: string): string {
  // Half a surrogate pair is no character, in a name only: credentials have none.
  if (/\p{Surrogate}/u.test(character)) return '\ufffd';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Compose puts variables in where a `$` stands, after it has read the YAML; two of them are one that stays. */
export function composeLiteral(value: string): string {
  return value.replaceAll('$', '$$$$');
}

/** A value among options of the kernel's cifs, which end at a comma; two commas are one that belongs to the value. */
export function kernelOptionValue(value: string): string {
  return value.replaceAll(',', ',,');
}

/**
 * A value of rclone's configuration file: plain words as they are, others between backquotes, of which the last one ends
 * the value, so that none within needs an escape. `%(` cannot be written: what follows would be taken for a variable.
 */
export function rcloneValue(value: string): { ok: true; text: string } | { ok: false; character: string } {
  if (value.includes('%(')) return { ok: false, character: '%(' };
  return { ok: true, text: /^[A-Za-z0-9._@\\-]+$/.test(value) ? value : `\`${value}\`` };
}

/**
 * One line of a mount.cifs credentials file. There is no quoting in it: the value is everything after the first `=`,
 * blanks and all (mount.cifs.c, open_cred_file).
 */
export function credentialsLine(key: 'username' | 'password', value: string): string {
  return `${key}=${value}`;
}

const octalBytes = (text: string) =>
  Array.from(new TextEncoder().encode(text), byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');

const casts = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `[char]${text.charCodeAt(at)}`).join('+');
