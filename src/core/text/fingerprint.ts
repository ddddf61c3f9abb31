import { createHash } from 'node:crypto';

/** Tells whether two secrets are the same without keeping either: SHA-256, in hexadecimal. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
