import type { QuickInput } from './quickInputBox';
import type { WorkbenchWindow } from './workbenchWindow';

/** What is asked, in this order. */
export const steps = ['region', 'network', 'name', 'size', 'look'] as const;
export type StepName = (typeof steps)[number];

/** Answers to the first questions; those left out are not come to. */
export type Answers = Partial<Record<Exclude<StepName, 'look'>, string>>;

/** Create Drive, driven by the keyboard. */
export class CreateWizard {
  readonly #window: WorkbenchWindow;

  constructor(window: WorkbenchWindow) {
    this.#window = window;
  }

  /** From the palette. */
  async open(): Promise<QuickInput> {
    await this.#window.run('Paperspace Drives: Create Drive…');
    return this.at('region');
  }

  /** Waits until a step is there, its list read. */
  at(name: StepName): Promise<QuickInput> {
    const step = `${steps.indexOf(name) + 1}/${steps.length}`;
    return this.#window.quickInput.wait(`${name}, step ${step} of Create Drive`, input => {
      const isFilled = input.items.length > 0 || input.message !== '';
      return input.title === 'Create Drive' && input.step === step && isFilled && !input.busy;
    });
  }

  /** Narrows a list by typing until the wanted item comes first, and takes it with Enter. */
  async choose(label: string): Promise<void> {
    const { quickInput } = this.#window;
    await quickInput.fill(label);
    await quickInput.wait(
      `${label} first`,
      ({ items: [first] }) => first?.focused === true && labelOf(first) === label,
    );
    await this.#window.press('Enter');
  }

  /** Answers the questions there are answers for, from the first one on. */
  async answer(answers: Answers): Promise<void> {
    for (const name of steps) {
      if (name === 'look' || answers[name] === undefined) continue;
      await this.at(name);
      if (name === 'name') await this.#window.quickInput.answer(answers[name]);
      else await this.choose(answers[name]);
    }
  }

  /** Back by its key, as VS Code shows it on the button. */
  async back(to: StepName): Promise<QuickInput> {
    await this.#window.press('Control+Alt+Minus');
    return this.at(to);
  }
}

/** An item's text without the blank that stands for its icon. */
export function labelOf({ label }: { readonly label: string }): string {
  return label.trim();
}

/** The label of the item that Enter would take. */
export function focusedLabel({ items }: QuickInput): string {
  return labelOf(items.find(item => item.focused) ?? { label: '' });
}
