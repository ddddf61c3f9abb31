const mask = '[redacted]';

/** Fields whose values are nobody's business, whatever they hold. */
const secretField = /(^|[_-])pass$|pass(word|wd|phrase)|secret|token|authorization|api[_-]?key/i;

/** `password=…`, `"apiKey": "…"` within a text: to the end of the word, or of what stands in quotes. */
const namedSecret =
  /((?:pass(?:word|wd|phrase)?|secret|token|authorization|api[_-]?key)\\?["']?\s*[:=]\s*)(?:\\?"(?:[^"\\]|\\.)*"?|'[^']*'?|(?:(?:Basic|Bearer|Digest|Negotiate|NTLM) )?[^\s"']+)/gi;

/** An error's details are a few levels deep; a bomb of brackets is not walked. */
const maxDepth = 20;

/**
 * The text without the secrets, in each form in which a server or a proxy could echo one: raw, URL-encoded,
 * JSON-escaped, base64 (alone, or inside something longer such as `user:secret`). What the text itself calls a password or
 * the like goes too.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter(secret => secret !== '')
    .flatMap(formsOf)
    .sort((a, b) => b.length - a.length);
  const known = new RegExp(forms.map(escapeForRegExp).join('|') || /(?!)/, 'g');
  return text.replace(known, mask).replace(namedSecret, `$1${mask}`);
}

/** The same for parsed JSON: every string and field name, and the whole value of a field such as `password`. */
export function redactDeep(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redact(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return mask;
  if (Array.isArray(value)) return value.map(item => redactDeep(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      redact(name, secrets),
      secretField.test(name) ? mask : redactDeep(inner, secrets, depth + 1),
    ]),
  );
}

function formsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const strictUrl = url.replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = strictUrl.replaceAll('%20', '+');
  const json = JSON.stringify(secret).slice(1, -1);
  const written = [secret, url, strictUrl, form, json, json.replaceAll('/', '\\/')];
  return [...new Set([...written, ...written.map(lowerCaseHex), ...base64Forms(secret)])];
}

function lowerCaseHex(urlEncoded: string): string {
  return urlEncoded.replace(/%[0-9A-F]{2}/g, hex => hex.toLowerCase());
}

/**
 * Base64 spells a secret in three ways, depending on where in a group of three bytes it begins. Of each, only the
 * characters that no neighbour has a part in are known; under eight of them would hit innocent words.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const alone = bytes.toString('base64').replace(/=+$/, '');
  const inside = [0, 1, 2].map(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const known = Math.floor((shifted.length * 8) / 6);
    return shifted.toString('base64').slice(Math.ceil((offset * 8) / 6), known);
  });
  return [alone, ...inside.filter(form => form.length >= 8)].flatMap(form => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
