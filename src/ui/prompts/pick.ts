import { QuickInputButtons, window, type QuickPick, type QuickPickItem } from 'vscode';
import { systemClock } from '../../core/clock';
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

/** What stood in a box before others were shown in its place, and when that was. */
interface Replaced<T> {
  items: readonly T[];
  at: number;
}

/** In ms: so long an Enter may be on its way from the window. VS Code tells what it chose by its place alone. */
const longestWay = 1000;

/** One choice from a list. Losing focus loses nothing; Escape answers undefined. Rejects if the items cannot be had. */
export async function pick<T extends QuickPickItem>(options: PickOptions<T>): Promise<Answer<T>> {
  const box = window.createQuickPick<T>();
  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      describe(box, options);
      const replaced: Replaced<T> = { items: [], at: -Infinity };
      box.onDidAccept(() => {
        const [item] = box.selectedItems;
        if (item && isWhatWasSeen(item, box.items, replaced) && options.canChoose?.(item) !== false)
          resolve({ kind: 'chosen', value: item });
      });
      box.onDidChangeValue(typed => showMeant(box, typed, options));
      box.onDidTriggerButton(() => resolve({ kind: 'back' }));
      box.onDidTriggerItemButton(({ item }) => {
        if (options.pressed) resolve({ kind: 'chosen', value: options.pressed(item) });
      });
      box.onDidHide(() => resolve(undefined));
      options.signal?.addEventListener('abort', () => resolve(undefined));
      void fill(box, options, replaced).catch(reject);
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
async function fill<T extends QuickPickItem>(
  box: QuickPick<T>,
  options: PickOptions<T>,
  replaced: Replaced<T>,
): Promise<void> {
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
  await renew(others => {
    Object.assign(replaced, { items: box.items, at: systemClock.now() });
    renewItems(box, others, options);
  });
  box.busy = false;
}

/** Just after others were shown, only what stood at the same place before. */
function isWhatWasSeen<T extends QuickPickItem>(item: T, items: readonly T[], replaced: Replaced<T>): boolean {
  const seen = replaced.items[items.indexOf(item)];
  return !seen || isSame(seen, item) || systemClock.now() - replaced.at > longestWay;
}

function isSame(a: QuickPickItem, b: QuickPickItem): boolean {
  return a.label === b.label && a.description === b.description;
}

/** What was active stays so. Where something was typed, VS Code chooses the first that fits, which may be another. */
function renewItems<T extends QuickPickItem>(box: QuickPick<T>, items: readonly T[], { isActive }: PickOptions<T>) {
  const [was] = box.activeItems;
  box.items = items;
  const active = items.find(item => was && isSame(was, item)) ?? (box.value === '' && isActive && items.find(isActive));
  if (active) box.activeItems = [active];
}
