import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { DrivesView } from './drivesView';
import { DialogBox, Messages } from './messages';
import { QuickInputBox, type QuickInput } from './quickInputBox';
import { readTexts } from './readers.mjs';
import { until } from './until';

const paletteHint = 'Type the name of a command to run.';

/** One that is not there by then was closed at once. */
const slowPaletteMs = 3_000;

/** One window of VS Code, seen as a person sees it. Every wait is for a state. */
export class WorkbenchWindow {
  readonly page: Page;
  readonly quickInput: QuickInputBox;
  readonly drives: DrivesView;
  readonly messages: Messages;
  readonly dialog: DialogBox;
  readonly #address: string;
  readonly #screens: string;

  /** @param screens folder for pictures */
  constructor(page: Page, address: string, screens: string) {
    this.page = page;
    this.#address = address;
    this.#screens = screens;
    this.quickInput = new QuickInputBox(page);
    this.drives = new DrivesView(page);
    this.messages = new Messages(page);
    this.dialog = new DialogBox(page);
  }

  /** Loads the workbench and waits until it knows the extension. */
  async load(): Promise<void> {
    await this.page.goto(this.#address, { waitUntil: 'commit', timeout: 150_000 });
    await this.#activityItem.waitFor({ timeout: 150_000 });
  }

  /** As by the browser's reload: the extension host starts anew, what rests in the profile stays. */
  async reload(): Promise<void> {
    await this.load();
  }

  /** Brings the view of drives to sight with a click in the activity bar. */
  async openSidebar(): Promise<void> {
    const title = this.page.locator('.part.sidebar .composite.title', { hasText: /paperspace/i });
    if (!(await title.isVisible())) await this.#activityItem.click();
    await title.waitFor();
  }

  /** Runs a command from the palette by its title, such as `Paperspace Drives: Refresh`. */
  async run(title: string): Promise<void> {
    await until(
      `the command ${title}`,
      async () => {
        await this.#openPalette(title);
        return this.quickInput.read();
      },
      input => input?.placeholder === paletteHint && input.items[0]?.label.startsWith(title) === true,
    );
    await this.page.keyboard.press('Enter');
    await until(
      'the palette to close',
      () => this.quickInput.read(),
      input => input?.placeholder !== paletteHint,
    );
  }

  /** Takes another colour theme, such as `Dark High Contrast`; tells the one before. */
  async useTheme(name: string): Promise<string> {
    // Another command of a longer name comes first there.
    await this.#openPalette('Preferences: Color Theme');
    await this.quickInput.choose('Preferences: Color Theme');
    const focused = ({ items }: QuickInput) => items.find(item => item.focused)?.label;
    const before = focused(
      await this.quickInput.wait(
        'the themes',
        input => input.placeholder !== paletteHint && focused(input) !== undefined,
      ),
    );
    await this.quickInput.fill(name);
    await this.quickInput.wait(name, input => focused(input) === name);
    await this.press('Enter');
    await this.quickInput.closed();
    return before ?? '';
  }

  /** Titles of the commands that the palette offers for a text. */
  async commandsFor(text: string): Promise<string[]> {
    const input = await until(
      `commands for ${text}`,
      async () => {
        await this.#openPalette(text);
        return this.quickInput.read();
      },
      shown => shown?.placeholder === paletteHint && shown.items.length > 0 && !shown.busy,
    );
    await this.page.keyboard.press('Escape');
    await this.quickInput.closed();
    return input?.items.map(item => item.label) ?? [];
  }

  /** Puts the keyboard's focus into the tree. */
  async focusTree(): Promise<void> {
    await this.run('Paperspace: Focus on Shared Drives View');
    await this.page.locator('.part.sidebar .monaco-list:focus').waitFor();
  }

  /** Presses keys one after the other, such as `ArrowDown` or `Shift+F10`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** Waits until the clipboard holds something like this: a command is still at work when the palette has closed. */
  clipboardLike(wanted: RegExp): Promise<string> {
    return until(
      `the clipboard ${wanted.source}`,
      () => this.clipboard(),
      text => wanted.test(text),
    );
  }

  async setClipboard(text: string): Promise<void> {
    await this.page.evaluate<unknown>(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Names on the editors' tabs. */
  tabs(): Promise<string[]> {
    return this.page.locator('.part.editor .tab .label-name').evaluateAll(readTexts);
  }

  /** The lines in sight of the active editor; VS Code draws blanks as no-break spaces. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.part.editor .editor-group-container.active .monaco-editor .view-line');
    const texts = await until(
      'the editor’s text',
      () => lines.evaluateAll(readTexts),
      found => found.join('') !== '',
    );
    return texts.join('\n').replaceAll('\u00a0', ' ');
  }

  /** What the terminal in front shows; drawn as text where `terminal.integrated.gpuAcceleration` is off. */
  async terminalText(): Promise<string> {
    const lines = await this.page
      .locator('.part.panel .terminal-wrapper.active .xterm-rows > div')
      .evaluateAll(readTexts);
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Ends every terminal, and what runs in it. */
  async closeTerminals(): Promise<void> {
    await this.run('Terminal: Kill All Terminals');
    await this.page.locator('.part.panel .xterm').first().waitFor({ state: 'detached' });
  }

  /** Leaves a picture of the window under out/screens/HOST. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(this.#screens, `${name}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** A starting workbench moves the focus once more, which closes a palette that was just opened: then it is opened again. */
  /** Whatever takes the focus closes the palette, a panel that comes late or a starting workbench: it is opened again then. */
  async #openPalette(text: string): Promise<void> {
    let pressed = 0;
    await until(
      `the command palette with ${text}`,
      async () => {
        const shown = await this.quickInput.read();
        if (shown?.placeholder === paletteHint) {
          if (shown.value !== `>${text}`) await this.quickInput.fill(`>${text}`, 3000).catch(() => undefined);
        } else if (Date.now() - pressed > slowPaletteMs) {
          pressed = Date.now();
          await this.page.keyboard.press('F1');
        }
        return this.quickInput.read();
      },
      input => input?.placeholder === paletteHint && input.value === `>${text}`,
    );
  }

  get #activityItem() {
    return this.page.locator('.activitybar .action-label[aria-label^="Paperspace"]');
  }
}
