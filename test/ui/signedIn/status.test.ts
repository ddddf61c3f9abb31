import assert from 'node:assert/strict';
import { readStatusItems } from '../readers.mjs';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

describe('What is under way, and what has failed', () => {
  const workbench = useSignedIn();

  /** What our items of the status bar say, to screen readers too. */
  const statusItems = async () => {
    const items = workbench.window.page.locator('.part.statusbar .statusbar-item', { hasText: /models|Reading the/ });
    return items.evaluateAll(readStatusItems);
  };
  const noStatus = () => until('the status bar to be as before', statusItems, items => items.length === 0);
  /** The icon's number; undefined where there is none. */
  const badge = async () => {
    const label = '.action-label[aria-label^="Paperspace"]';
    const icon = workbench.window.page.locator(`.activitybar .action-item:has(> ${label})`);
    const content = icon.locator('.badge-content');
    const text = (await content.count()) > 0 && (await content.isVisible()) ? await content.textContent() : undefined;
    return { text, label: await icon.locator('.action-label').getAttribute('aria-label') };
  };

  it('work that takes long is named in the status bar while it runs, and said by screen readers; pressed, that leads to the view', async () => {
    const { window, simulator } = workbench;
    await noStatus();
    const slow = simulator.fail({ method: 'DELETE', hang: 'beforeHeaders', status: 409, body: { message: 'In use.' } });
    await window.drives.chooseFromMenu('models', 'Delete…');
    await window.quickInput.titled('Delete models');
    await window.quickInput.answer('models');
    const [item] = await until('the status bar', statusItems, items => items.length > 0);
    assert.deepEqual(item, { text: 'Deleting models…', label: 'Deleting models…', live: 'status' });
    await window.press('Control+Shift+E');
    await window.page.locator('.part.sidebar .composite.title', { hasText: /explorer/i }).waitFor();
    await window.screenshot('status/deleting');
    await window.page.locator('.part.statusbar .statusbar-item', { hasText: 'Deleting models…' }).click();
    await window.page.locator('.part.sidebar .composite.title', { hasText: /paperspace/i }).waitFor();
    slow.stop();
    await window.messages.wait('models was not deleted.');
    await noStatus();
  });

  it('a list that is read while nobody sees the view is named there too', async () => {
    const { window, simulator } = workbench;
    await window.press('Control+Shift+E');
    await window.page.locator('.part.sidebar .composite.title', { hasText: /explorer/i }).waitFor();
    const slow = simulator.fail({ path: /^\/shared-drives$/, hang: 'beforeHeaders' });
    await window.run('Paperspace Drives: Refresh');
    const [item] = await until('the status bar', statusItems, items => items.length > 0);
    assert.equal(item?.label, 'Reading the shared drives…');
    slow.stop();
    await noStatus();
    await window.openSidebar();
  });

  it('a list that cannot be read is counted on the view’s icon, with the reason, until it can', async () => {
    const { window, simulator } = workbench;
    assert.equal((await badge()).text, undefined);
    const broken = simulator.fail({ path: /^\/shared-drives$/, status: 403 });
    await window.drives.pressTitleButton('Refresh');
    await window.press('Control+Shift+E');
    const { label } = await until('the badge', badge, ({ text }) => text === '1');
    assert.match(label ?? '', /not permitted to do that/);
    await window.screenshot('status/badge');
    broken.stop();
    await window.run('Paperspace Drives: Refresh');
    await until('the badge to go', badge, ({ text }) => text === undefined);
    await window.openSidebar();
  });
});
