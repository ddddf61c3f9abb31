import { env, EventEmitter, UIKind, window, type Disposable } from 'vscode';
import { fingerprint } from '../core/text/fingerprint';
import { within } from '../core/within';
import { Disposables } from './disposables';
import { ClipboardRefused } from './problems';
import { settings } from './settings';

const readWithinMs = 1_500;

/** What becomes of a copied secret: cleared after so many seconds, never, or nobody can tell, as the clipboard cannot be read. */
export type Clearing =
  { readonly kind: 'after'; readonly seconds: number } | { readonly kind: 'never' } | { readonly kind: 'unreadable' };

/** Copies secrets and takes them off the clipboard again, if they are still what it holds. */
export class SecretClipboard extends Disposables {
  readonly #failed = this._register(new EventEmitter<unknown>());
  /** The clipboard could not be cleared when its time had come. */
  readonly onDidFail = this.#failed.event;
  #copies = 0;
  #waiting: { readonly stop: () => void; readonly copied: string } | undefined;

  constructor() {
    super();
    this._register({ dispose: () => this.#take() });
  }

  async copy(secret: string): Promise<Clearing> {
    await writeClipboard(secret);
    // Not before: where it is refused, an earlier one is still there, and has to be cleared.
    this.#take();
    const turn = ++this.#copies;
    const seconds = settings.clearClipboardAfter();
    if (seconds === 0) return { kind: 'never' };
    if ((await read()) === undefined) return { kind: 'unreadable' };
    // Another may have been copied meanwhile, and only the last one can still be there.
    if (turn === this.#copies) {
      // Only a digest waits: the secret itself is not kept.
      this.#waiting = { stop: after(seconds * 1000, () => void this.clear()), copied: digest(secret) };
    }
    return { kind: 'after', seconds };
  }

  /** Clears at once what waits to be cleared, if the clipboard still holds it. Never rejects. */
  async clear(): Promise<void> {
    const copied = this.#take();
    if (copied === undefined) return;
    try {
      const now = await read();
      if (now !== undefined && digest(now) === copied) await env.clipboard.writeText('');
    } catch (error) {
      this.#failed.fire(error);
    }
  }

  /** The digest of what waits, which waits no longer. */
  #take(): string | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.stop();
    return waiting?.copied;
  }
}

/** A browser lets a window without the focus neither read nor write the clipboard: there it is time when somebody comes back. */
function after(ms: number, call: () => void): () => void {
  let listening: Disposable | undefined;
  const timer = setTimeout(() => {
    if (env.uiKind === UIKind.Desktop || window.state.focused) call();
    else listening = window.onDidChangeWindowState(({ focused }) => focused && call());
  }, ms);
  return () => {
    clearTimeout(timer);
    listening?.dispose();
  };
}

/**
 * Undefined when the clipboard may not be read. A browser that refuses makes VS Code ask the person and wait for the
 * answer (tried in Chromium), so no answer in time is a refusal too: nobody waits for it with a secret in hand.
 */
async function read(): Promise<string | undefined> {
  try {
    return await within(readWithinMs, env.clipboard.readText());
  } catch {
    return undefined;
  }
}

/** Rejects with ClipboardRefused. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await env.clipboard.writeText(text);
  } catch {
    throw new ClipboardRefused();
  }
}

/** Windows hands line ends back as CRLF. */
function digest(text: string): string {
  return fingerprint(text.replaceAll('\r\n', '\n'));
}
