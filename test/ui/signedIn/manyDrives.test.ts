import assert from 'node:assert/strict';
import { signInTo, useSignedInWindow } from '../signedIn';
import { until } from '../until';

/** The sample's 8 drives, and 9,992 more in turn over its three regions. */
const world = { manyDrives: 9_992 };
const pages = Math.ceil(10_000 / 120);

describe('10,000 drives', () => {
  const workbench = useSignedInWindow();
  const lists = () => workbench.simulator.requests.filter(({ path }) => path === '/shared-drives');

  before('sign in to a team that has as many', () => signInTo(workbench, world));

  it('come in 84 requests, under closed regions that count them', async () => {
    const { window } = workbench;
    const rows = await window.drives.wait('all of them counted', shown => {
      const counts = shown.map(({ description }) =>
        Number(/^([\d,]+) drives/.exec(description)?.[1]?.replace(',', '')),
      );
      return counts.reduce((sum, count) => sum + count, 0) === 10_000;
    });
    assert.deepEqual(
      rows.map(({ text, level, expanded }) => [text, level, expanded]),
      [
        ['East Coast (NY2)', 1, false],
        ['West Coast (CA1)', 1, false],
        ['Europe (AMS1)', 1, false],
      ],
    );
    assert.equal(lists().length, pages);
    assert.equal(pages, 84);
    assert.equal(await window.drives.message(), '');
    await window.screenshot('many/closed');
  });

  it('show their rows when a region is opened, without another request', async () => {
    const { window } = workbench;
    await window.drives.expand('Europe (AMS1)');
    await window.drives.wait('drives of Europe, as many as fit', shown => shown.length > 10);
    assert.equal(lists().length, pages);
    await window.screenshot('many/open');
  });

  it('are found by name with Go to Drive…, far down in a closed region', async () => {
    const { window, simulator } = workbench;
    const wanted = simulator
      .drives()
      .filter(({ region }) => region === 'ca1')
      .at(-1);
    assert.ok(wanted);
    await window.run('Paperspace Drives: Go to Drive…');
    await window.quickInput.wait(
      'all drives',
      ({ title, items, busy }) => title === 'Go to Drive' && items.length > 0 && !busy,
    );
    await window.quickInput.fill(wanted.name);
    await window.quickInput.wait('the drive', ({ items: [first] }) => first?.label === wanted.name && first.focused);
    await window.screenshot('many/go-to');
    await window.press('Enter');
    await window.drives.waitForRow(wanted.name, ({ selected }) => selected);
    assert.equal(lists().length, pages);
  });

  it('can be renamed, and stay selected over that and over a refresh', async () => {
    const { window, simulator } = workbench;
    const [selected] = (await window.drives.rows()).filter(row => row.selected);
    assert.ok(selected);
    await window.press('F2');
    await window.quickInput.titled(/^Rename /);
    await window.quickInput.answer(`${selected.text}-renamed`);
    await window.messages.wait(`Renamed ${selected.text}`);
    await window.drives.waitForRow(`${selected.text}-renamed`, row => row.selected);
    await window.drives.pressTitleButton('Refresh');
    await until(
      'another walk',
      () => Promise.resolve(lists().filter(({ status }) => status === 200).length),
      count => count === 2 * pages,
    );
    await window.drives.waitForRow(`${selected.text}-renamed`, row => row.selected);
    assert.equal(simulator.requests.filter(({ method }) => method === 'PUT').length, 1);
  });

  it('can be gone through to the very last one', async () => {
    const { window, simulator } = workbench;
    const names = simulator.drives().flatMap(({ region, name }) => (region === 'ams1' ? [name] : []));
    const last = names.reduce((a, b) => (a > b ? a : b));
    await window.focusTree();
    await window.press('End');
    await window.drives.waitForRow(last, row => row.focused);
    await window.screenshot('many/last');
  });

  it('stop being read with Stop Loading, which says that the list is old, and Refresh reads all', async () => {
    const { window, simulator } = workbench;
    const before = lists().length;
    const silent = simulator.fail({ path: /^\/shared-drives$/, after: 3, hang: 'beforeHeaders' });
    await window.drives.pressTitleButton('Refresh');
    await window.drives.pressTitleButton('Stop Loading');
    assert.match(await window.drives.waitForMessage(/stopped/), /^As of .*Loading was stopped\.$/);
    await window.screenshot('many/stopped');
    assert.ok(lists().length - before <= 4);
    silent.stop();
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForMessage(/^$/);
  });
});
