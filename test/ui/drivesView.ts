import type { Locator, Page } from 'playwright-core';
import { readLabels, readMenu, readTexts, readTreeRows } from './readers.mjs';
import type { MenuItem, TreeRow } from './readers.mjs';
import { exactly } from './quickInputBox';
import { until } from './until';

export type { MenuItem, TreeRow };

/** What the view shows when it is empty. */
export interface Welcome {
  readonly texts: string[];
  readonly buttons: string[];
}

/** The view "Shared Drives" in the side bar. */
export class DrivesView {
  readonly #page: Page;
  readonly #pane: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#pane = page.locator('.part.sidebar .pane-body .tree-explorer-viewlet-tree-view');
  }

  /** The rows in sight, from the top. */
  rows(): Promise<TreeRow[]> {
    return this.#rows.evaluateAll(readTreeRows);
  }

  wait(what: string, wanted: (rows: TreeRow[]) => boolean): Promise<TreeRow[]> {
    return until(`the tree: ${what}`, () => this.rows(), wanted);
  }

  /**
   * Waits until nothing is at work and the tree was not drawn for a while, longer than VS Code gathers changes (200 ms): what is
   * clicked while it is drawn anew may be about no row, as VS Code has forgotten the rows of before by then.
   */
  async rest(): Promise<void> {
    await this.#page.evaluate<unknown>(`new Promise(resolve => {
      const quietMs = 600;
      const sidebar = document.querySelector('.part.sidebar');
      const look = () => {
        if (sidebar.querySelector('.monaco-progress-container.active')) return again();
        watch.disconnect();
        resolve();
      };
      const again = () => { clearTimeout(timer); timer = setTimeout(look, quietMs); };
      let timer = setTimeout(look, quietMs);
      const watch = new MutationObserver(again);
      watch.observe(sidebar.querySelector('.pane-body'), { childList: true, subtree: true, characterData: true });
    })`);
  }

  /** Waits for a row with exactly this text. */
  async waitForRow(text: string, wanted: (row: TreeRow) => boolean = () => true): Promise<TreeRow> {
    const isIt = (row: TreeRow) => row.text === text && wanted(row);
    const found = (await this.wait(`row ${text}`, rows => rows.some(isIt))).find(isIt);
    if (!found) throw new Error(`no row ${text}`);
    return found;
  }

  /** The row with exactly this text; `nth` tells rows of one name apart. */
  row(text: string, nth = 0): Locator {
    return this.#rows.filter({ has: this.#page.locator('.label-name', { hasText: exactly(text) }) }).nth(nth);
  }

  /** A click while the tree is drawn anew may meet another row, or none: then the row is clicked once more. */
  async click(text: string, modifiers: ('Shift' | 'ControlOrMeta')[] = []): Promise<void> {
    const selected = this.row(text).and(this.#page.locator('[aria-selected=true]'));
    await until(
      `the tree: ${text} to be selected`,
      async () => {
        // A hover of another row may lie over this one: it goes when the pointer does.
        await this.#page.mouse.move(900, 500);
        // The left part: the middle of a narrow row may hold its buttons.
        await this.row(text).locator('.label-name').click({ modifiers });
        return selected.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      },
      isSelected => isSelected,
    );
  }

  /** A click while the tree is drawn anew may be lost: after a while it is clicked once more. */
  async expand(text: string): Promise<void> {
    const isOpen = this.row(text).and(this.#page.locator('[aria-expanded=true]'));
    await until(
      `the tree: ${text} to be open`,
      async () => {
        const row = await this.waitForRow(text);
        if (row.expanded === false) await this.row(text).locator('.monaco-tl-twistie').click();
        return isOpen.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      },
      open => open,
    );
  }

  /** The buttons that appear at the end of a row under the pointer. */
  async rowButtons(text: string): Promise<string[]> {
    await this.row(text).hover();
    return this.row(text).locator('.actions .action-label').evaluateAll(readLabels);
  }

  async pressRowButton(text: string, button: string): Promise<void> {
    await this.row(text).hover();
    await this.row(text).locator(`.actions .action-label[aria-label="${button}"]`).click();
  }

  /** Opens a row's menu and tells its entries; Escape closes it, `chooseFromMenu` goes on. */
  async contextMenu(text: string): Promise<MenuItem[]> {
    await this.row(text).locator('.label-name').click({ button: 'right' });
    return until(
      'the context menu',
      () => this.#menuItems.evaluateAll(readMenu),
      items => items.length > 0,
    );
  }

  async chooseFromMenu(text: string, entry: string): Promise<void> {
    await this.contextMenu(text);
    const item = this.#menuItems.filter({ has: this.#page.locator('.action-label', { hasText: exactly(entry) }) });
    // A menu ignores the click that opened it for a moment, so it is pressed until it goes.
    await item.first().hover();
    await until(
      `the menu to close after ${entry}`,
      async () => {
        if ((await item.count()) > 0)
          await item
            .first()
            .click({ timeout: 2000 })
            .catch(() => undefined);
        return this.#menuItems.count();
      },
      count => count === 0,
    );
  }

  /** The text above the rows, empty when there is none. */
  async message(): Promise<string> {
    const texts = await this.#page
      .locator('.part.sidebar .tree-explorer-viewlet-tree-view .message')
      .evaluateAll(readTexts);
    return texts.join('\n').trim();
  }

  async waitForMessage(wanted: RegExp): Promise<string> {
    return until(
      `the view's message ${wanted.source}`,
      () => this.message(),
      text => wanted.test(text),
    );
  }

  async welcome(): Promise<Welcome> {
    const box = this.#page.locator('.part.sidebar .welcome-view-content');
    return {
      texts: await box.locator('p').evaluateAll(readTexts),
      buttons: await box.locator('.monaco-button').evaluateAll(readTexts),
    };
  }

  /** Waits until the welcome view says something like this. */
  waitForWelcome(wanted: RegExp): Promise<Welcome> {
    return until(
      `the welcome view ${wanted.source}`,
      () => this.welcome(),
      ({ texts }) => wanted.test(texts.join('\n')),
    );
  }

  async pressWelcomeButton(text: string): Promise<void> {
    await this.#page.locator('.part.sidebar .welcome-view-content .monaco-button', { hasText: exactly(text) }).click();
  }

  /** The buttons of the view's title. */
  titleButtons(): Promise<string[]> {
    return this.#page.locator('.part.sidebar .title-actions .action-label').evaluateAll(readLabels);
  }

  async pressTitleButton(label: string): Promise<void> {
    await this.#page.locator(`.part.sidebar .title-actions .action-label[aria-label^="${label}"]`).click();
  }

  /** What appears when the pointer rests on a row, as soon as it holds a text: at first VS Code shows that it is loading. */
  async tooltip(text: string, holding: string): Promise<string> {
    // The left end: for the middle of a long name, Playwright would scroll the name out of its row.
    await this.row(text)
      .locator('.label-name')
      .hover({ position: { x: 5, y: 8 } });
    const hover = this.#page.locator('.monaco-hover:visible, .workbench-hover:visible');
    const texts = await until(
      `the tooltip of ${text}`,
      () => hover.evaluateAll(readTexts),
      found => found.some(each => each.includes(holding)),
    );
    return texts.find(each => each.includes(holding)) ?? '';
  }

  get #rows(): Locator {
    return this.#pane.locator('.monaco-list-row[role=treeitem]');
  }

  get #menuItems(): Locator {
    return this.#page.locator('.monaco-menu .actions-container .action-item');
  }
}
