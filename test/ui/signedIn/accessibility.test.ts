import assert from 'node:assert/strict';
import { readFocus, readRowColors } from '../readers.mjs';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

describe('Accessibility', () => {
  const workbench = useSignedIn();
  const focus = () => workbench.window.page.locator('body').evaluate(readFocus);
  const untilFocus = (wanted: RegExp) => until(`the focus on ${wanted.source}`, focus, found => wanted.test(found));
  /** Presses a key until the focus is there; a list that ends or goes round has fewer stops than that. */
  const pressUntil = async (key: string, wanted: RegExp, most = 40) => {
    const seen: string[] = [];
    for (let press = 0; press < most; press++) {
      await workbench.window.press(key);
      seen.push(await focus());
      if (wanted.test(seen.at(-1) ?? '')) return seen;
    }
    throw new Error(`${key} never came to ${wanted.source}, but to ${seen.join(' / ')}`);
  };

  it('a row is found and its menu opened and chosen from by keys alone', async () => {
    const { window, simulator } = workbench;
    await window.focusTree();
    await window.press('Home');
    await untilFocus(/^East Coast \(NY2\), region, 3 drives, 1\.75 TB/);
    await pressUntil('ArrowDown', /^datasets, shared drive, 500 GB/);
    await window.press('Shift+F10');
    await pressUntil('ArrowDown', /^Copy Drive ID/);
    await window.press('Enter');
    const { id } = simulator.drives().find(({ name }) => name === 'datasets') ?? {};
    await window.clipboardLike(new RegExp(`^${id ?? 'no such drive'}$`));
  });

  it('buttons without words have names, and Tab comes to them: in the view’s title, and in a list', async () => {
    const { window } = workbench;
    await window.focusTree();
    await pressUntil(
      'Shift+Tab',
      /^(Create Drive|Go to Drive|Refresh|Collapse All|Views and More Actions|More Actions)/,
      8,
    );
    for (const label of await window.drives.titleButtons()) assert.match(label, /\p{L}{3}/u);
    await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
    const { items } = await window.quickInput.wait('the targets', input => input.items.length > 3);
    assert.ok(
      items.every(({ buttons }) => buttons.every(button => button === 'Open the form that asks, in a document')),
    );
    await window.press('ArrowDown');
    await pressUntil('Tab', /^Open the form that asks, in a document/, 8);
    await window.press('Enter');
    await until(
      'the document',
      () => window.tabs(),
      tabs => tabs.length > 0,
    );
    await window.run('View: Revert and Close Editor');
  });

  it('every row says its kind and all that stands beside its name', async () => {
    const rows = await workbench.window.drives.rows();
    assert.ok(rows.length > 8);
    for (const { text, description, label, level } of rows) {
      assert.ok(label.startsWith(`${text}, ${level === 1 ? 'region' : 'shared drive'}, `), label);
      for (const fact of description.split(' · ')) assert.ok(label.includes(fact), `${fact} in ${label}`);
    }
  });

  it('nothing is told by colour alone: icons have the colour of their row, in high contrast as elsewhere', async () => {
    const { window } = workbench;
    let before: string | undefined;
    for (const theme of ['Dark High Contrast', 'Light High Contrast']) {
      const replaced = await window.useTheme(theme);
      before ??= replaced;
      const rows = window.page.locator('.part.sidebar .monaco-list-row[role=treeitem]');
      const colors = await until(
        `colours of ${theme}`,
        () => rows.evaluateAll(readRowColors),
        found => found.length > 8 && found.every(({ icon, text }) => icon === text),
      );
      assert.equal(new Set(colors.map(({ icon }) => icon)).size, 1);
      await window.drives.rest();
      await window.drives.tooltip('datasets', 'Mount point');
      await window.screenshot(`accessibility/${theme.replaceAll(' ', '-')}-rows`);
      await window.drives.chooseFromMenu('datasets', 'Delete…');
      await window.quickInput.titled('Delete');
      await window.type('wrong');
      await window.quickInput.wait('what is wrong', ({ severity, message }) => severity === 'error' && message !== '');
      await window.screenshot(`accessibility/${theme.replaceAll(' ', '-')}-delete`);
      await window.press('Escape');
      await window.quickInput.closed();
    }
    await window.useTheme(before ?? '');
  });
});
