import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/clock';
import { pick } from '../../src/ui/prompts/pick';

/** A box as far as `pick` knows one; VS Code tells what was chosen by its place alone. */
function boxOf() {
  const [accept, silent] = [new vscode.EventEmitter<void>(), new vscode.EventEmitter<never>().event];
  const box = {
    value: '',
    busy: false,
    items: [] as readonly vscode.QuickPickItem[],
    activeItems: [] as readonly vscode.QuickPickItem[],
    selectedItems: [] as readonly vscode.QuickPickItem[],
    onDidAccept: accept.event,
    onDidHide: silent,
    onDidChangeValue: silent,
    onDidTriggerButton: silent,
    onDidTriggerItemButton: silent,
    show: () => undefined,
    dispose: () => accept.dispose(),
  };
  const enter = (place: number) => {
    box.selectedItems = box.items.slice(place, place + 1);
    accept.fire();
  };
  return { box, enter };
}

const labelled = (...labels: readonly string[]) => labels.map(label => ({ label }));

describe('a list in whose place others come', () => {
  const original = Object.getOwnPropertyDescriptor(vscode.window, 'createQuickPick') ?? {};
  const real = { ...systemClock };
  const boxes = (how: PropertyDescriptor) => Object.defineProperty(vscode.window, 'createQuickPick', how);
  let time = 0;
  let open: ReturnType<typeof boxOf>;
  let show: (items: readonly vscode.QuickPickItem[]) => void;
  let choosing: ReturnType<typeof pick>;

  beforeEach('open it', async () => {
    open = boxOf();
    boxes({ configurable: true, value: () => open.box });
    Object.assign(systemClock, { now: () => time });
    choosing = pick({
      title: 'Made up',
      items: labelled('note', 'a', 'b'),
      isActive: ({ label }) => label !== 'note',
      renew: others => {
        show = others;
        return new Promise(() => undefined);
      },
    });
    await Promise.resolve();
  });
  afterEach(() => {
    boxes(original);
    Object.assign(systemClock, real);
  });

  it('takes no Enter for another item that stands now where the one that was seen stood', async () => {
    show(labelled('a', 'b', 'c'));
    open.enter(1);
    time += 1001;
    open.enter(2);
    assert.deepEqual(await choosing, { kind: 'chosen', value: { label: 'c' } });
  });

  it('takes an Enter at once for what stands where it stood, or where nothing did', async () => {
    show(labelled('x', 'a', 'b', 'c'));
    open.enter(3);
    assert.deepEqual(await choosing, { kind: 'chosen', value: { label: 'c' } });
  });

  it('keeps what was active, else takes the first that can be; not where something was typed', () => {
    open.box.activeItems = labelled('b');
    show(labelled('a', 'b', 'c'));
    assert.deepEqual(open.box.activeItems, labelled('b'));
    open.box.activeItems = [];
    show(labelled('note', 'c'));
    assert.deepEqual(open.box.activeItems, labelled('c'));
    open.box.activeItems = [];
    open.box.value = 'd';
    show(labelled('c', 'd'));
    assert.deepEqual(open.box.activeItems, []);
  });
});
