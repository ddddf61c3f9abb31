export type TypedKey =
  { readonly ok: true; readonly key: string } | { readonly ok: false; readonly why: 'empty' | 'characters' };

/**
 * What somebody pasted, made into a key: without blanks, quotes and a copied `Bearer `.
 * Paperspace's keys consist of `[A-Za-z0-9_-]`; anything else is a slip of the clipboard and is not sent anywhere.
 */
export function readTypedKey(typed: string): TypedKey {
  const key = strip(strip(typed).replace(/^(authorization:\s*)?bearer\s+/i, ''));
  if (key === '') return { ok: false, why: 'empty' };
  return /^[A-Za-z0-9_-]+$/.test(key) ? { ok: true, key } : { ok: false, why: 'characters' };
}

function strip(text: string): string {
  // The look behind keeps it linear: 50,000 blanks amid a pasted file took 2.6 s without it.
  return text.replace(/^[\s"'`“”‘’]+|(?<![\s"'`“”‘’])[\s"'`“”‘’]+$/g, '');
}
