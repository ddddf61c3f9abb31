import assert from 'node:assert/strict';
import type { DriveSeed } from '../../simulator/simulator';
import { startOver, useSignedInWindow } from '../signedIn';
import { until } from '../until';
import type { MenuItem } from '../drivesView';

const list = /^\/shared-drives$/;

describe('Browse', () => {
  const workbench = useSignedInWindow();

  describe('a list in sight', () => {
    beforeEach('start over', () => startOver(workbench));

    it('shows regions in Paperspace’s order and words, with counts and totals, and drives with sizes', async () => {
      const rows = await workbench.window.drives.rows();
      assert.deepEqual(
        rows.map(({ level, text, description }) => `${'  '.repeat(level - 1)}${text} | ${description}`),
        [
          'East Coast (NY2) | 3 drives · 1.75 TB',
          '  checkpoints | 1 TB',
          '  datasets | 500 GB',
          '  scratch | 250 GB',
          'West Coast (CA1) | 3 drives · 2.35 TB',
          '  Mo\'s $HOME & "raw" 100% | 100 GB',
          '  models | 2 TB',
          '  scratch | 250 GB',
          'Europe (AMS1) | 2 drives · 4.05 TB',
          '  archive | 4 TB',
          '  homes | 50 GB',
        ],
      );
      await workbench.window.screenshot('browse/1-tree');
    });

    it('says rows in words to people who hear them', async () => {
      const labels = (await workbench.window.drives.rows()).map(({ label }) => label);
      assert.ok(labels.some(label => label.startsWith('East Coast (NY2), region, 3 drives, 1.75 TB')));
      assert.ok(labels.some(label => label.startsWith('datasets, shared drive, 500 GB')));
    });

    it('tells all facts of a drive in its tooltip, but not the password', async () => {
      const { window } = workbench;
      const { id, mountPoint, username, password } = drive('datasets');
      const text = await window.drives.tooltip('datasets', 'Mount point');
      for (const fact of [id, 'training (10.64.92.0/24)', mountPoint, username, '500 GB', 'East Coast (NY2)', '2025']) {
        assert.ok(text.includes(fact), `${fact} in ${text}`);
      }
      assert.ok(!text.includes(password));
      await window.screenshot('browse/2-tooltip');
    });

    it('shows what the service says as text: no link, picture, icon, line or turn of reading direction from it', async () => {
      const { window } = workbench;
      const name = '[x](command:workbench.action.quit) <img src=x> $(trash) **b** \u202Eevil\nline';
      await show([{ name, username: '<b>u</b>[u](https://u.example)' }], 'East Coast (NY2)');
      const [, row] = await window.drives.wait('the drive', rows => rows.length === 2);
      const shown = '[x] (command:workbench.action.quit) <img src=x> $(trash) **b** ‹U+202E›evil␣line';
      assert.equal(row?.text, shown);
      const text = await window.drives.tooltip(shown, 'Mount point');
      assert.ok(text.includes(shown), text);
      assert.ok(text.includes('<b>u</b>[u] (https://u.example)'), text);
      const made = window.page
        .locator('.monaco-hover:visible, .workbench-hover:visible')
        .locator('a, img, .codicon, b');
      assert.equal(await made.count(), 0);
      assert.equal(await window.page.locator('.part.sidebar .monaco-list-row .codicon-trash').count(), 0);
      await window.screenshot('browse/3-hostile');
    });

    it('shows a region that nobody has heard of under its own name, after the known ones', async () => {
      const { window } = workbench;
      await show(
        [
          { name: 'far', region: 'Moon Base (MB1)' },
          { name: 'near', region: 'ams1' },
        ],
        'Moon Base (MB1)',
      );
      const rows = await window.drives.wait('both regions', found => found.length === 4);
      assert.deepEqual(
        rows.map(({ text }) => text),
        ['Europe (AMS1)', 'near', 'Moon Base (MB1)', 'far'],
      );
    });

    it('sorts by name and creation, both ways, by the service’s own order', async () => {
      const { window } = workbench;
      for (const [choice, query, east] of [
        ['Created, newest first', 'dtCreated desc', 'scratch checkpoints datasets'],
        ['Created, oldest first', 'dtCreated asc', 'datasets checkpoints scratch'],
        ['Name, Z to A', 'name desc', 'scratch datasets checkpoints'],
        ['Name, A to Z', 'name asc', 'checkpoints datasets scratch'],
      ] as const) {
        await window.run('Paperspace Drives: Sort By…');
        await window.quickInput.titled('Sort Drives By');
        if (choice === 'Created, newest first') await window.screenshot('browse/4-sort');
        await window.quickInput.choose(choice);
        await window.drives.wait(choice, rows => {
          const drives = rows.slice(1, 4).map(({ text }) => text);
          return drives.join(' ') === east;
        });
        const { orderBy, order } = walks().at(-1)?.query ?? {};
        assert.equal(`${orderBy ?? ''} ${order ?? ''}`, query);
      }
    });

    it('goes to a drive of any region, also of a closed one', async () => {
      const { window } = workbench;
      await window.drives.row('Europe (AMS1)').locator('.monaco-tl-twistie').click();
      await window.drives.waitForRow('Europe (AMS1)', ({ expanded }) => expanded === false);
      await window.drives.pressTitleButton('Go to Drive');
      const { items } = await window.quickInput.wait('the drives', input => input.items.length === 8);
      assert.match(items.find(({ label }) => label === 'archive')?.description ?? '', /4 TB · Europe \(AMS1\) · /);
      await window.screenshot('browse/5-go-to');
      await window.quickInput.answer('homes');
      const row = await window.drives.waitForRow('homes', ({ selected }) => selected);
      assert.equal(row.focused, true);
    });

    it('keeps what is open and selected over a refresh', async () => {
      const { window, simulator } = workbench;
      await window.drives.row('West Coast (CA1)').locator('.monaco-tl-twistie').click();
      await window.drives.waitForRow('West Coast (CA1)', ({ expanded }) => expanded === false);
      await window.drives.click('archive');
      await window.drives.waitForRow('archive', ({ selected }) => selected);
      simulator.createDrive({ name: 'another', region: 'ny2' });
      await window.drives.pressTitleButton('Refresh');
      await window.drives.waitForRow('another');
      await window.drives.waitForRow('archive', ({ selected }) => selected);
      await window.drives.waitForRow('West Coast (CA1)', ({ expanded }) => expanded === false);
      await window.drives.expand('West Coast (CA1)');
    });

    it('reads the list once, however often Refresh is asked for', async () => {
      const { window, simulator } = workbench;
      const before = walks().length;
      const slow = simulator.fail({ path: list, hang: 'beforeHeaders' });
      for (let i = 0; i < 3; i++) await window.run('Paperspace Drives: Refresh');
      await hit(slow);
      assert.deepEqual(
        (await window.drives.titleButtons()).filter(label => /Refresh|Stop/.test(label)),
        ['Stop Loading'],
      );
      // Before the answer: a command that comes to the extension after it reads the list anew, and rightly.
      assert.equal(walks().length, before + 1);
      simulator.createDrive({ name: 'meanwhile', region: 'ny2' });
      slow.stop();
      await window.drives.waitForRow('meanwhile');
    });

    it('keeps the rows when a refresh fails, and says the time and the cause above them', async () => {
      const { window, simulator } = workbench;
      const fault = simulator.fail({ path: list, status: 200, body: '<html>proxy</html>' });
      await window.drives.pressTitleButton('Refresh');
      const message = await window.drives.waitForMessage(/As of/);
      assert.match(message, /^As of \d+:\d\d\s?[AP]M\. What answered was not the Paperspace API\./);
      assert.equal((await window.drives.rows()).length, 11);
      await window.screenshot('browse/6-refresh-failed');
      fault.stop();
      await window.drives.pressTitleButton('Refresh');
      await window.drives.waitForMessage(/^$/);
    });

    it('has a menu with exactly what a drive and a region are for', async () => {
      const { window } = workbench;
      assert.deepEqual(entries(await window.drives.contextMenu('datasets')), [
        'Mount Here…',
        'Check Connection',
        'Copy Mount Snippet',
        'Copy Mount Snippet As…',
        'Insert Mount Snippet',
        'Show Details',
        'Open in Paperspace Console',
        'Copy Mount Point',
        'Copy User Name',
        'Copy Password',
        'Copy Drive ID',
        'Copy Link',
        'Rename…',
        'Delete…',
      ]);
      await window.screenshot('browse/7-menu-of-a-drive');
      await window.press('Escape');
      assert.deepEqual(entries(await window.drives.contextMenu('East Coast (NY2)')), ['Create Drive…']);
      await window.press('Escape');
      assert.deepEqual(await window.drives.rowButtons('datasets'), ['Copy Mount Snippet']);
    });

    it('has a menu with what can be done with several drives, when several are selected', async () => {
      const { window } = workbench;
      await window.drives.click('datasets');
      await window.drives.click('archive', ['ControlOrMeta']);
      assert.deepEqual(entries(await window.drives.contextMenu('archive')), ['Delete…']);
      await window.screenshot('browse/7-menu-of-several');
      await window.press('Escape');
      await window.drives.click('datasets');
    });

    it('is searched by VS Code’s own tree find', async () => {
      const { window } = workbench;
      await window.focusTree();
      await window.press('F3');
      await window.page.locator('.part.sidebar input[placeholder*="to search" i]:focus').waitFor();
      await window.type('archi');
      await window.drives.waitForRow('archive', ({ focused }) => focused);
      await window.screenshot('browse/8-find');
      await window.press('Escape');
    });
  });

  describe('after a reload', () => {
    after('hide the log', async () => {
      const { window } = workbench;
      if (await window.page.locator('.part.panel').isVisible()) await window.run('View: Toggle Panel Visibility');
    });

    it('asks for nothing before the view is seen', async () => {
      const { window, simulator } = workbench;
      await window.press('Control+Shift+e');
      await window.page.locator('.part.sidebar .composite.title', { hasText: /explorer/i }).waitFor();
      simulator.reset({ manyDrives: 400 });
      await window.reload();
      // A command of ours, so that the extension is certainly at work; the palette may be there before our commands are.
      const showLog = 'Paperspace Drives: Show Log';
      await until(
        showLog,
        () => window.commandsFor(showLog),
        labels => labels[0]?.startsWith(showLog) === true,
      );
      // A starting workbench moves the focus once more, which closes a palette that was just opened, unused.
      await until(
        'the log',
        async () => {
          if (!(await window.page.locator('.part.panel').isVisible())) await window.run(showLog);
          return window.page.locator('.part.panel').isVisible();
        },
        visible => visible,
      );
      assert.deepEqual(simulator.requests, []);
    });

    it('shows the last list at once and says of when it is; hidden, it stops reading; seen, it reads', async () => {
      const { window, simulator } = workbench;
      // The first page comes, the second does not.
      const slow = simulator.fail({ path: list, after: 1, hang: 'beforeHeaders' });
      await window.openSidebar();
      await window.drives.waitForRow('archive');
      assert.match(await window.drives.waitForMessage(/^As of /), /^As of [^.]+\.$/);
      await hit(slow);
      await window.drives.waitForRow('archive');
      await window.screenshot('browse/9-last-list');
      await window.press('Control+Shift+e');
      await until(
        'the request to be given up',
        () => Promise.resolve(walks().at(-1)?.abandoned),
        abandoned => abandoned === true,
      );
      slow.stop();
      const before = walks().length;
      await window.openSidebar();
      await window.drives.waitForMessage(/^$/);
      await window.drives.wait(
        'all drives',
        // Open, as it was with the few drives of the last list: the other regions are below what can be seen.
        rows => rows[0]?.description.startsWith('137 drives') === true,
      );
      assert.equal(walks().length - before, 4);
    });

    it('a last list whose reading is stopped says of when it is, and why', async () => {
      const { window, simulator } = workbench;
      const silence = simulator.fail({ path: list, hang: 'beforeHeaders' });
      await window.reload();
      await window.openSidebar();
      await hit(silence);
      await window.drives.pressTitleButton('Stop Loading');
      const message = await window.drives.waitForMessage(/stopped/);
      assert.match(message, /^As of [^.]+\. Loading was stopped\.$/);
      await window.screenshot('browse/10-stopped');
      silence.stop();
    });
  });

  /** Other drives instead of the sample's. */
  async function show(drives: readonly DriveSeed[], row: string): Promise<void> {
    workbench.simulator.reset({ drives });
    await workbench.window.drives.pressTitleButton('Refresh');
    await workbench.window.drives.waitForRow(row);
  }

  async function hit(fault: { readonly hits: number }): Promise<void> {
    await until(
      'the request',
      () => Promise.resolve(fault.hits),
      hits => hits > 0,
    );
  }

  function walks() {
    return workbench.simulator.requests.filter(({ method, path }) => method === 'GET' && list.test(path));
  }

  function drive(name: string) {
    const found = workbench.simulator.drives().find(each => each.name === name);
    assert.ok(found, name);
    return found;
  }
});

function entries(menu: readonly MenuItem[]): string[] {
  return menu.map(({ text }) => text);
}
