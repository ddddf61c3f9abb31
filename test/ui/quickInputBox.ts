import type { Page } from 'playwright-core';
import { readQuickInput } from './readers.mjs';
import type { QuickInput, QuickItem } from './readers.mjs';
import { until } from './until';

export type { QuickInput, QuickItem };

/** VS Code's box at the top: input boxes, quick picks and the command palette. */
export class QuickInputBox {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What it shows now; undefined when it is closed. */
  read(): Promise<QuickInput | undefined> {
    return this.#page.locator('.quick-input-widget').evaluateAll(readQuickInput);
  }

  /** Waits until it is open and as wanted. */
  wait(what: string, wanted: (input: QuickInput) => boolean = () => true): Promise<QuickInput> {
    const isWanted = (input: QuickInput | undefined): input is QuickInput => input !== undefined && wanted(input);
    return until(`the box: ${what}`, () => this.read(), isWanted);
  }

  /** Waits for the box with this title (a part of it, or a pattern), ready for typing. */
  titled(title: string | RegExp): Promise<QuickInput> {
    const pattern = typeof title === 'string' ? undefined : title;
    return this.wait(String(title), input =>
      pattern ? pattern.test(input.title) : input.title.includes(String(title)),
    );
  }

  async closed(): Promise<void> {
    await until(
      'the box to close',
      () => this.read(),
      input => input === undefined,
    );
  }

  /**
   * Replaces what stands in the box, as by selecting all and typing.
   *
   * @param timeout in ms, where the box may have closed meanwhile
   */
  async fill(text: string, timeout?: number): Promise<void> {
    const input = this.#page.locator('.quick-input-widget:visible .quick-input-box input');
    await input.fill(text, timeout === undefined ? {} : { timeout });
  }

  /** Fills it and presses Enter. */
  async answer(text: string): Promise<void> {
    await this.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Clicks the item with exactly this label. */
  async choose(label: string): Promise<void> {
    await this.wait(`the item ${label}`, input => input.items.some(item => item.label === label));
    await this.#page
      .locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
      .filter({ has: this.#page.locator('.label-name', { hasText: exactly(label) }) })
      .first()
      .click();
  }

  /** Clicks a button of the title bar or of the box by its tooltip, such as `Back`; VS Code may add its key: `Back (Alt+←)`. */
  async press(button: string): Promise<void> {
    const label = '.quick-input-widget:visible .action-label';
    await this.#page.locator(`${label}[aria-label="${button}"], ${label}[aria-label^="${button} ("]`).first().click();
  }
}

/** A pattern for this text and nothing around it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
