/**
 * Readers of each documented quoting rule, written from the documentation and sharing nothing with the code that writes.
 */

const octal = (text: string) => Buffer.from(text.replaceAll('\\', ''), 'latin1');

/**
 * Words of one line of POSIX shell (2.2 Quoting) with bash's and zsh's `$'\303'`. Throws at anything that a shell would
 * expand or obey, outside of single quotes: so reading without an error says that the line is inert.
 */
export function shellWords(line: string): string[] {
  const words: Buffer[][] = [];
  let word: Buffer[] | undefined;
  let rest = line;
  while (rest !== '') {
    const [token = ''] =
      /^(?:\s+|'[^']*'|\\[^\n]|\$'(?:\\[0-7]{3})+'|"[^"`\\!$]*"|"(?:[a-z]+=)?\$(?:HOME|password)"|[A-Za-z0-9_./:@%=,+-]+)/.exec(
        rest,
      ) ?? [];
    if (token === '') throw new Error(`not inert: ${rest}`);
    rest = rest.slice(token.length);
    if (/^\s/.test(token)) {
      word = undefined;
      continue;
    }
    if (word === undefined) words.push((word = []));
    word.push(unquote(token));
  }
  return words.map(parts => Buffer.concat(parts).toString('utf8'));
}

function unquote(token: string): Buffer {
  if (token.startsWith("$'")) {
    return Buffer.concat(
      Array.from(token.matchAll(/\\([0-7]{3})/g), ([, digits = '']) => Buffer.from([parseInt(digits, 8)])),
    );
  }
  if (/^["']/.test(token)) return Buffer.from(token.slice(1, -1));
  return Buffer.from(token.startsWith('\\') ? token.slice(1) : token);
}

/** fstab(5): six fields between blanks, with octal escapes. */
export function fstabFields(line: string): string[] {
  return line
    .split(/[ \t]+/)
    .map(field => field.replace(/\\[0-7]{3}/g, found => String.fromCharCode(parseInt(octal(found).toString(), 8))));
}

/** mount.cifs.c, open_cred_file: blanks before the key are eaten, the value is all after the first `=`. */
export function credentialsFile(text: string): { username: string; password: string } {
  const found = { username: '', password: '' };
  for (const line of text.split('\n')) {
    const eaten = line.replace(/^[ \t]+/, '');
    const at = eaten.indexOf('=');
    if (at < 0) continue;
    const value = eaten.slice(at + 1);
    if (/^user/i.test(eaten)) found.username = value;
    else if (/^pass/i.test(eaten)) found.password = value;
  }
  return found;
}

const quotes = "'‘’‚‛";

/**
 * A PowerShell argument (about_Quoting_Rules): a single-quoted string, in which every kind of single quote is doubled,
 * or `(… + … )` of such strings and `[char]N`. Returns its value and what follows.
 */
export function powershellArgument(text: string): { value: string; rest: string } {
  if (!text.startsWith('(')) return singleQuoted(text);
  let value = '';
  let rest = text.slice(1);
  for (;;) {
    const [cast, unit] = /^\[char\](\d+)/.exec(rest) ?? [];
    if (cast !== undefined) {
      value += String.fromCharCode(Number(unit));
      rest = rest.slice(cast.length);
    } else {
      const part = singleQuoted(rest);
      value += part.value;
      rest = part.rest;
    }
    if (rest.startsWith(')')) return { value, rest: rest.slice(1) };
    if (!rest.startsWith('+')) throw new Error(`not inert: ${rest}`);
    rest = rest.slice(1);
  }
}

function singleQuoted(text: string): { value: string; rest: string } {
  if (!quotes.includes(text[0] ?? 'none')) throw new Error(`not a string: ${text}`);
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (!quotes.includes(char)) value += char;
    else if (quotes.includes(text[at + 1] ?? 'none')) {
      // Of a doubled pair the first one stands.
      value += char;
      at += 1;
    } else return { value, rest: text.slice(at + 1) };
  }
  throw new Error('the string has no end');
}

/**
 * Words of a line of cmd, as a Windows program gets them (Microsoft Learn, "Parsing C++ command-line arguments"). Throws at what
 * either of them would not take as it stands: a variable, what cmd obeys outside of quotes, a backslash before a quote.
 */
export function cmdWords(line: string): string[] {
  const words: string[] = [];
  for (let rest = line; rest !== ''; rest = rest.replace(/^ /, '')) {
    const [word = ''] = /^(?:[A-Za-z0-9:*/\\._-]|"(?:[^"%\\\p{Cc}]|\\(?!"))*")+(?= |$)/u.exec(rest) ?? [];
    if (word === '') throw new Error(`not inert: ${rest}`);
    words.push(word.replaceAll('"', ''));
    rest = rest.slice(word.length);
  }
  return words;
}

/** WHATWG URL: user, host and share of `smb://user@host/share` or `//user@host/share`. */
export function smbAddress(text: string): { username: string; host: string; share: string; extra: string } {
  const url = new URL(text.startsWith('//') ? `smb:${text}` : text);
  return {
    username: decodeURIComponent(url.username),
    host: url.hostname,
    share: decodeURIComponent(url.pathname.slice(1)),
    extra: url.password + url.port + url.search + url.hash,
  };
}
