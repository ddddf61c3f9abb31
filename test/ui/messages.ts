import type { Page } from 'playwright-core';
import { readDialog, readNotifications } from './readers.mjs';
import type { Dialog, Notification } from './readers.mjs';
import { exactly } from './quickInputBox';
import { until } from './until';

export type { Dialog, Notification };

/** VS Code's messages in the corner. */
export class Messages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  read(): Promise<Notification[]> {
    return this.#items.evaluateAll(readNotifications);
  }

  /** Waits for a message with this text (a part of it, or a pattern). */
  async wait(text: string | RegExp): Promise<Notification> {
    const isIt = (each: Notification) => (typeof text === 'string' ? each.text.includes(text) : text.test(each.text));
    const all = await until(
      `the message ${String(text)}`,
      () => this.read(),
      found => found.some(isIt),
    );
    const found = all.find(isIt);
    if (!found) throw new Error(`no message ${String(text)}`);
    return found;
  }

  /** Clicks a button of the message with this text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.wait(text);
    const item = this.#items.filter({ hasText: text });
    await item
      .locator('.monaco-button', { hasText: exactly(button) })
      .first()
      .click();
  }

  /** Sweeps all messages away with their own crosses. */
  async clear(): Promise<void> {
    const points = (await this.#items.count()) > 0;
    await until(
      'the messages to go',
      async () => {
        const item = this.#items.first();
        // Hovering over nothing would wait in vain, twice.
        if ((await item.count()) === 0) return 0;
        await item.hover({ timeout: 2000 }).catch(() => undefined);
        await item
          .locator('.codicon-notifications-clear')
          .click({ timeout: 2000 })
          .catch(() => undefined);
        return this.#items.count();
      },
      count => count === 0,
    );
    // What appears under a pointer that rests would lie over the next message.
    if (points) await this.#page.mouse.move(900, 300);
  }

  async none(): Promise<void> {
    await until(
      'no message',
      () => this.read(),
      found => found.length === 0,
    );
  }

  get #items() {
    return this.#page.locator('.notifications-toasts .notification-list-item');
  }
}

/** VS Code's modal box in the middle. */
export class DialogBox {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  read(): Promise<Dialog | undefined> {
    return this.#page.locator('.monaco-dialog-box').evaluateAll(readDialog);
  }

  wait(text: string | RegExp = ''): Promise<Dialog> {
    const isIt = (dialog: Dialog | undefined): dialog is Dialog =>
      dialog !== undefined && (typeof text === 'string' ? dialog.message.includes(text) : text.test(dialog.message));
    return until(`the dialog ${String(text)}`, () => this.read(), isIt);
  }

  async press(button: string): Promise<void> {
    await this.#page.locator('.monaco-dialog-box .monaco-button', { hasText: exactly(button) }).click();
    await until(
      'the dialog to close',
      () => this.read(),
      dialog => dialog === undefined,
    );
  }
}
