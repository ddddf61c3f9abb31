import { createHash } from 'node:crypto';
import { env } from 'vscode';
import { Disposables } from './disposables';
import { settings } from './settings';

/** What becomes of a copied secret: cleared after so many seconds, never, or nobody can tell, as the clipboard cannot be read. */
export type Clearing =
  { readonly kind: 'after'; readonly seconds: number } | { readonly kind: 'never' } | { readonly kind: 'unreadable' };

/** Copies secrets and takes them off the clipboard again, if they are still what it holds. */
export class SecretClipboard extends Disposables {
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    super();
    this._register({ dispose: () => clearTimeout(this.#timer) });
  }

  async copy(secret: string): Promise<Clearing> {
    clearTimeout(this.#timer);
    await env.clipboard.writeText(secret);
    const seconds = settings.clearClipboardAfter();
    if (seconds === 0) return { kind: 'never' };
    if ((await read()) === undefined) return { kind: 'unreadable' };
    // Only a digest waits: the secret itself is not kept.
    const copied = digest(secret);
    this.#timer = setTimeout(() => void clearIfStill(copied), seconds * 1000);
    return { kind: 'after', seconds };
  }
}

async function clearIfStill(copied: string): Promise<void> {
  const now = await read();
  if (now !== undefined && digest(now) === copied) await env.clipboard.writeText('');
}

/** Undefined when the clipboard may not be read: a browser can refuse it. */
async function read(): Promise<string | undefined> {
  try {
    return await env.clipboard.readText();
  } catch {
    return undefined;
  }
}

/** Windows hands line ends back as CRLF. */
function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
