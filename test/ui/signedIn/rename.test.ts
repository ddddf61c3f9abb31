import assert from 'node:assert/strict';
import { useSignedIn } from '../signedIn';

describe('Rename', () => {
  const workbench = useSignedIn();

  it('by F2 after clicking one drive and moving down to the next is about the next, its name selected', async () => {
    const { window } = workbench;
    await openBox('checkpoints', 'ArrowDown');
    const box = await window.quickInput.titled('Rename datasets');
    assert.equal(box.value, 'datasets');
    assert.match(box.message, /New name of the drive/);
    await window.screenshot('rename/1-box');
    // What is typed takes the place of what is selected.
    await window.type('corpora');
    await window.quickInput.wait('the old name to be replaced', ({ value }) => value === 'corpora');
    await window.press('Enter');
    await window.drives.waitForRow('corpora');
    const { text, buttons } = await window.messages.wait('Renamed');
    assert.equal(text, 'Renamed datasets to corpora.');
    assert.deepEqual(buttons, ['Undo']);
    assert.deepEqual(names(), ['checkpoints', 'corpora', 'scratch']);
    await window.screenshot('rename/2-renamed');
  });

  it('warns of a name that another drive of the region has', async () => {
    const { window } = workbench;
    await openBox('datasets');
    await window.quickInput.fill('checkpoints');
    const { message } = await window.quickInput.wait('the warning', ({ severity }) => severity === 'warning');
    assert.match(message, /There is a drive with this name in East Coast \(NY2\) already/);
    await window.screenshot('rename/name-taken');
    await window.quickInput.fill('datasets');
    await window.quickInput.wait('no warning of its own name', ({ severity }) => severity !== 'warning');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('shows on the row while it is under way', async () => {
    const { window, simulator } = workbench;
    const slow = simulator.fail({ method: 'PUT', hang: 'beforeHeaders' });
    await openBox('datasets');
    await window.quickInput.answer('corpora');
    await window.drives.waitForRow('datasets', ({ description }) => description === '500 GB · Renaming…');
    await window.screenshot('rename/3-under-way');
    slow.stop();
    await window.drives.waitForRow('corpora', ({ description }) => description === '500 GB');
  });

  it('that the service refuses comes back into the box, with its words and what was typed', async () => {
    const { window, simulator } = workbench;
    const refusal = simulator.fail({
      method: 'PUT',
      status: 400,
      body: {
        code: 'BAD_REQUEST',
        message: 'Input validation failed',
        issues: [{ code: 'custom', path: ['name'], message: 'Names end in a letter.' }],
      },
    });
    await openBox('datasets');
    await window.quickInput.answer('corpora-1');
    const box = await window.quickInput.wait('the refusal', ({ severity }) => severity === 'error');
    assert.match(box.message, /Paperspace refused: .*Names end in a letter\./);
    assert.deepEqual([box.title, box.value], ['Rename datasets', 'corpora-1']);
    await window.drives.waitForRow('datasets', ({ description }) => description === '500 GB');
    await window.screenshot('rename/4-refused');
    refusal.stop();
    await window.quickInput.answer('corpora-a');
    await window.drives.waitForRow('corpora-a');
  });

  it('of a drive that was deleted elsewhere says so in the box, with what was typed, and its row goes', async () => {
    const { window, simulator } = workbench;
    await openBox('datasets');
    simulator.deleteDrive(drive('datasets').id);
    await window.quickInput.answer('corpora');
    const box = await window.quickInput.wait('the refusal', ({ severity }) => severity === 'error');
    assert.match(box.message, /did not find it\. It may have been deleted meanwhile\./);
    assert.deepEqual([box.title, box.value], ['Rename datasets', 'corpora']);
    await window.drives.wait('the row to go', rows => rows.every(row => row.text !== 'datasets'));
    await window.screenshot('rename/4-gone');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('that was renamed elsewhere meanwhile says so in the box, with what was typed, and Enter goes on', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    await openBox('datasets');
    simulator.renameDrive(id, 'theirs');
    await window.quickInput.answer('corpora');
    const box = await window.quickInput.wait('the refusal', ({ severity }) => severity === 'error');
    assert.match(box.message, /It was renamed elsewhere meanwhile, to theirs\./);
    assert.deepEqual([box.title, box.value], ['Rename theirs', 'corpora']);
    assert.ok(names().includes('theirs'));
    await window.drives.waitForRow('theirs');
    await window.screenshot('rename/4-renamed-elsewhere');
    await window.press('Enter');
    await window.drives.waitForRow('corpora');
    await window.messages.press('Renamed theirs to corpora.', 'Undo');
    await window.drives.waitForRow('theirs');
    assert.ok(names().includes('theirs'));
  });

  it('is put back by Undo', async () => {
    const { window } = workbench;
    await openBox('datasets');
    await window.quickInput.answer('corpora');
    await window.drives.waitForRow('corpora');
    await window.messages.press('Renamed datasets to corpora.', 'Undo');
    await window.drives.waitForRow('datasets');
    assert.deepEqual(names(), ['checkpoints', 'datasets', 'scratch']);
  });

  it('is not undone over a name that somebody else gave since', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    await openBox('datasets');
    await window.quickInput.answer('corpora');
    await window.messages.wait('Renamed datasets to corpora.');
    simulator.renameDrive(id, 'theirs');
    await window.messages.press('Renamed datasets to corpora.', 'Undo');
    const { text, severity } = await window.messages.wait('Not undone');
    assert.equal(text, 'Not undone: the drive was renamed again meanwhile, to theirs.');
    assert.equal(severity, 'warning');
    assert.deepEqual(names(), ['checkpoints', 'scratch', 'theirs']);
    await window.drives.waitForRow('theirs');
    await window.screenshot('rename/5-not-undone');
  });

  it('is not undone for a drive that was deleted since, whose message VS Code keeps', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    await openBox('datasets');
    await window.quickInput.answer('corpora');
    await window.messages.wait('Renamed datasets to corpora.');
    simulator.deleteDrive(id);
    await window.messages.press('Renamed datasets to corpora.', 'Undo');
    const { text, severity } = await window.messages.wait('Not undone');
    assert.deepEqual([text, severity], ['Not undone: corpora is not there any more.', 'warning']);
    await window.drives.wait('the row to go', rows => rows.every(row => row.text !== 'corpora'));
    assert.equal((await window.messages.read()).filter(each => each.severity === 'error').length, 0);
  });

  it('whose undoing stays unanswered has the list read again, which shows the name it has', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    await openBox('datasets');
    await window.quickInput.answer('corpora');
    await window.messages.wait('Renamed datasets to corpora.');
    simulator.fail({ method: 'PUT', drop: 'beforeHeaders', effect: true });
    simulator.fail({ method: 'GET', path: `/shared-drives/${id}`, after: 1, status: 403 });
    await window.messages.press('Renamed datasets to corpora.', 'Undo');
    await window.messages.wait('Could not reach Paperspace: the connection was cut.');
    await window.drives.waitForRow('datasets');
    assert.equal(puts().length, 2);
  });

  it('is backed out of with Escape: nothing is sent', async () => {
    const { window } = workbench;
    await openBox('datasets');
    await window.type('corpora');
    await window.press('Escape');
    await window.quickInput.closed();
    assert.deepEqual(puts(), []);
    await window.drives.waitForRow('datasets');
  });

  it('to a name of blanks is refused before it is sent', async () => {
    const { window } = workbench;
    await openBox('datasets');
    for (const blank of ['', '   ']) {
      await window.quickInput.answer(blank);
      const box = await window.quickInput.wait('the refusal', ({ severity }) => severity === 'error');
      assert.equal(box.message.trim(), 'Type a name.');
    }
    assert.deepEqual(puts(), []);
  });

  it('to the same name sends nothing', async () => {
    const { window } = workbench;
    await openBox('datasets');
    await window.press('Enter');
    await window.quickInput.closed();
    assert.deepEqual(puts(), []);
  });

  it('is in the menu of a drive, and asks which drive from the palette', async () => {
    const { window } = workbench;
    await window.drives.chooseFromMenu('homes', 'Rename…');
    await window.quickInput.titled('Rename homes');
    await window.press('Escape');
    await window.quickInput.closed();
    await window.run('Paperspace Drives: Rename…');
    await window.quickInput.titled('Rename a Drive');
    await window.quickInput.choose('archive');
    await window.quickInput.titled('Rename archive');
    await window.quickInput.answer('attic');
    await window.drives.waitForRow('attic');
  });

  it('by F2 on a region asks nothing', async () => {
    const { window } = workbench;
    await window.drives.click('checkpoints');
    await window.drives.waitForRow('checkpoints', ({ focused, selected }) => focused && selected);
    await window.press('ArrowUp', 'F2');
    // VS Code's `list.select` also closes the region, as a click does.
    await window.drives.waitForRow('East Coast (NY2)', ({ selected, expanded }) => selected && expanded === false);
    await openBox('homes');
    assert.equal((await window.quickInput.titled(/^Rename /)).title, 'Rename homes');
    await window.press('Escape');
    await window.quickInput.closed();
    await window.drives.expand('East Coast (NY2)');
    assert.deepEqual(puts(), []);
  });

  /** Clicks a row, presses keys, then F2. */
  async function openBox(name: string, ...keys: string[]): Promise<void> {
    const { window } = workbench;
    await window.drives.click(name);
    await window.drives.waitForRow(name, ({ focused, selected }) => focused && selected);
    await window.press(...keys, 'F2');
    await window.quickInput.titled(/^Rename /);
  }

  function names(): string[] {
    const east = workbench.simulator.drives().filter(({ region }) => region === 'ny2');
    return east.map(({ name }) => name).sort();
  }

  function drive(name: string): { readonly id: string } {
    const found = workbench.simulator.drives().find(each => each.name === name);
    assert.ok(found, name);
    return found;
  }

  function puts(): string[] {
    return workbench.simulator.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  }
});
