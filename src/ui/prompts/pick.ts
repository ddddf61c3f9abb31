import { QuickInputButtons, window, type QuickPick, type QuickPickItem } from 'vscode';
import type { Answer, StepOf } from './answer';

export interface PickOptions<T extends QuickPickItem> extends StepOf {
  readonly placeholder?: string;
  /** A promise shows the box busy until it is there. */
  readonly items: readonly T[] | Promise<readonly T[]>;
  /** Shows others in their place as they come; the box is busy until it ends, and yet can be used. Rejects as `items` do. */
  readonly renew?: false | ((show: (items: readonly T[]) => void) => Promise<unknown>);
  /** Which item is active at first. */
  readonly isActive?: (item: T) => boolean;
  /** Whether an item is what was typed although its label reads otherwise; then only labels are searched besides. */
  readonly isMeant?: (item: T, typed: string) => boolean;
  /** False: the item explains something and cannot be chosen. */
  readonly canChoose?: (item: T) => boolean;
  /** What pressing the button of an item chooses instead of the item. */
  readonly pressed?: (item: T) => T;
}

/** One choice from a list. Losing focus loses nothing; Escape answers undefined. Rejects if the items cannot be had. */
export async function pick<T extends QuickPickItem>(options: PickOptions<T>): Promise<Answer<T>> {
  const box = window.createQuickPick<T>();
  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      describe(box, options);
      box.onDidAccept(() => {
        const [item] = box.selectedItems;
        if (item && options.canChoose?.(item) !== false) resolve({ kind: 'chosen', value: item });
      });
      box.onDidChangeValue(typed => showMeant(box, typed, options));
      box.onDidTriggerButton(() => resolve({ kind: 'back' }));
      box.onDidTriggerItemButton(({ item }) => {
        if (options.pressed) resolve({ kind: 'chosen', value: options.pressed(item) });
      });
      box.onDidHide(() => resolve(undefined));
      options.signal?.addEventListener('abort', () => resolve(undefined));
      void fill(box, options).catch(reject);
      box.show();
    });
  } finally {
    box.dispose();
  }
}

function describe<T extends QuickPickItem>(box: QuickPick<T>, options: PickOptions<T>): void {
  box.title = options.title;
  box.step = options.step;
  box.totalSteps = options.totalSteps;
  box.placeholder = options.placeholder;
  box.ignoreFocusOut = true;
  box.matchOnDescription = !options.isMeant;
  if (options.back) box.buttons = [QuickInputButtons.Back];
}

function showMeant<T extends QuickPickItem>(box: QuickPick<T>, typed: string, { isMeant }: PickOptions<T>): void {
  if (!isMeant) return;
  const isShown = ({ alwaysShow = false }: T) => alwaysShow;
  if (!box.items.some(item => isShown(item) !== isMeant(item, typed))) return;
  box.items = box.items.map(item => ({ ...item, alwaysShow: isMeant(item, typed) }));
}

/** Items that are there already are there when the box opens: an Enter that comes at once must not meet an empty list. */
async function fill<T extends QuickPickItem>(box: QuickPick<T>, options: PickOptions<T>): Promise<void> {
  const { items, isActive, renew } = options;
  if (items instanceof Promise) {
    box.busy = true;
    box.items = await items;
    box.busy = false;
  } else {
    box.items = items;
  }
  const active = isActive && box.items.find(isActive);
  if (active) box.activeItems = [active];
  if (!renew) return;
  box.busy = true;
  await renew(others => renewItems(box, others, options));
  box.busy = false;
}

/** What was active stays so. */
function renewItems<T extends QuickPickItem>(box: QuickPick<T>, items: readonly T[], { isActive }: PickOptions<T>) {
  const [was] = box.activeItems;
  const isSame = ({ label, description }: T) => label === was?.label && description === was.description;
  box.items = items;
  const active = items.find(isSame) ?? (isActive && items.find(isActive));
  if (active) box.activeItems = [active];
}
