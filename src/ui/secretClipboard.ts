import { createHash } from 'node:crypto';
import { env } from 'vscode';
import { Disposables } from './disposables';
import { settings } from './settings';

const readWithinMs = 1_500;

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

/**
 * Undefined when the clipboard may not be read. A browser that refuses makes VS Code ask the person and wait for the
 * answer (tried in Chromium), so no answer in time is a refusal too: nobody waits for it with a secret in hand.
 */
async function read(): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>(resolve => (timer = setTimeout(() => resolve(undefined), readWithinMs)));
  try {
    return await Promise.race([env.clipboard.readText(), tooLate]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Windows hands line ends back as CRLF. */
function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
