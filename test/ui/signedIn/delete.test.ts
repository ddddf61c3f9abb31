import assert from 'node:assert/strict';
import { signIn, useSignedIn } from '../signedIn';
import { until } from '../until';

describe('Delete', () => {
  const workbench = useSignedIn();

  it('wants the name typed: another one keeps the box open, the right one deletes', async () => {
    const { window } = workbench;
    await window.drives.chooseFromMenu('checkpoints', 'Delete…');
    const box = await window.quickInput.titled('Delete checkpoints');
    assert.equal(box.value, '');
    assert.match(box.message, /All data on it goes and cannot be brought back/);
    await window.screenshot('delete/asked');
    await window.type('check');
    const typing = await window.quickInput.wait('the first letters', input => input.value === 'check');
    assert.equal(typing.message, box.message, 'nothing is wrong yet');
    await window.screenshot('delete/typing');
    for (const typed of ['', 'check', 'Checkpoints', 'check points', 'datasets']) {
      await window.quickInput.answer(typed);
      const refused = await window.quickInput.wait(
        `${typed} to be refused`,
        input => input.severity === 'error' && input.value === typed,
      );
      for (const fact of factsOfCheckpoints()) assert.ok(refused.message.includes(fact), `${fact} with ${typed}`);
    }
    await window.screenshot('delete/mistyped');
    assert.deepEqual(deletions(), []);
    await window.quickInput.answer(' checkpoints ');
    await window.messages.wait('Deleted checkpoints.');
    await window.drives.wait('the row to go', rows => rows.every(row => row.text !== 'checkpoints'));
    assert.ok(!names().includes('checkpoints'));
    assert.equal(names().length, 7);
    await window.screenshot('delete/deleted');
  });

  it('asks with what is true now, although the list is older', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    simulator.renameDrive(id, 'datasets-2026');
    await window.drives.chooseFromMenu('datasets', 'Delete…');
    const box = await window.quickInput.titled('Delete datasets-2026');
    for (const fact of ['datasets-2026', '500 GB', 'East Coast (NY2)', 'training (10.64.92.0/24)', id]) {
      assert.ok(box.message.includes(fact), `${fact} in ${box.message}`);
    }
    await window.quickInput.answer('datasets');
    await window.quickInput.wait('the old name to be refused', input => input.severity === 'error');
    assert.deepEqual(deletions(), []);
    await window.press('Escape');
    await window.quickInput.closed();
    await window.drives.waitForRow('datasets-2026');
  });

  it('says so when the drive is gone already, and deletes nothing', async () => {
    const { window, simulator } = workbench;
    simulator.deleteDrive(drive('homes').id);
    await window.drives.chooseFromMenu('homes', 'Delete…');
    await window.messages.wait('There is no such drive in this team.');
    assert.deepEqual(deletions(), []);
  });

  it('clicking one drive, moving down to the next and pressing Delete names the next', async () => {
    const { window } = workbench;
    await window.drives.click('checkpoints');
    await window.drives.waitForRow('checkpoints', ({ focused }) => focused);
    await window.press('ArrowDown');
    await window.drives.waitForRow('datasets', ({ focused }) => focused);
    await pressUntilAsked('Delete', 'Delete datasets');
    await window.quickInput.answer('datasets');
    await window.messages.wait('Deleted datasets.');
    await window.drives.wait('the row to go', rows => rows.every(row => row.text !== 'datasets'));
    assert.ok(names().includes('checkpoints'));
  });

  it('Escape deletes nothing', async () => {
    const { window } = workbench;
    await window.drives.click('archive');
    await window.press('Delete');
    await window.quickInput.titled('Delete archive');
    await window.type('archive');
    await window.press('Escape');
    await window.quickInput.closed();
    assert.deepEqual(deletions(), []);
    await window.drives.waitForRow('archive', row => row.description === '4 TB');
  });

  it('several selected rows are all listed, and want "delete 3 drives" typed', async () => {
    const { window } = workbench;
    const wanted = ['checkpoints', 'datasets', 'archive'];
    await selectThree();
    await window.press('Delete');
    const [instruction, ...items] = (await listOf(3)).items;
    assert.equal(instruction?.label.trim(), 'Type "delete 3 drives" and press Enter to delete these drives for good.');
    assert.deepEqual(items.map(({ label }) => label.trim()).sort(), wanted.sort());
    for (const { label, description } of items) assert.ok(description.includes(drive(label.trim()).id), description);
    await window.screenshot('delete/several');
    await window.type('delete 3');
    const typing = await window.quickInput.wait('what is typed', input => input.value === 'delete 3');
    assert.deepEqual(typing.items.length, 4, 'the instruction stays');
    await window.quickInput.answer('delete 2 drives');
    const after = await window.quickInput.wait('the objection', input =>
      (input.items[0]?.label ?? '').includes('Nothing was deleted'),
    );
    assert.equal(after.items.length, 4);
    assert.equal(
      after.items.some(({ label }) => label.includes('for good')),
      false,
    );
    await window.screenshot('delete/severalMistyped');
    assert.deepEqual(deletions(), []);
    // Blanks around it nobody sees.
    await window.quickInput.answer(' delete 3 drives ');
    await window.messages.wait('Deleted 3 drives.');
    await window.drives.wait('the rows to go', rows => rows.every(row => !wanted.includes(row.text)));
    assert.equal(names().length, 5);
  });

  it('one summary says which of three failed, and why', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    simulator.fail({
      method: 'DELETE',
      path: `/shared-drives/${id}`,
      status: 400,
      body: { code: 'bad_request', message: 'The drive is in use.' },
    });
    await selectThree();
    await window.press('Delete');
    await listOf(3);
    await window.quickInput.answer('delete 3 drives');
    const { text, severity, buttons } = await window.messages.wait('Deleted 2 of 3 drives.');
    assert.equal(severity, 'warning');
    assert.deepEqual(buttons, ['Show Log']);
    assert.match(text, new RegExp(`datasets \\(${id}\\): Paperspace refused: The drive is in use\\.`));
    await window.screenshot('delete/oneOfThreeFailed');
    await window.drives.wait(
      'two rows to go',
      rows => !rows.some(row => ['checkpoints', 'archive'].includes(row.text)),
    );
    await window.drives.waitForRow('datasets', row => row.description === '500 GB');
    assert.equal((await window.messages.read()).length, 1, 'no progress beside it');
    assert.deepEqual(new Set(deletions()).size, deletions().length, 'each was asked for once');
  });

  it('the row says that it is being deleted, and is itself again when that fails', async () => {
    const { window, simulator } = workbench;
    const slow = simulator.fail({
      method: 'DELETE',
      hang: 'beforeHeaders',
      status: 409,
      body: { code: 'CONFLICT', message: 'The drive is in use.' },
    });
    await window.drives.chooseFromMenu('models', 'Delete…');
    await window.quickInput.titled('Delete models');
    await window.quickInput.answer('models');
    await window.drives.waitForRow('models', row => row.description === '2 TB · Deleting…');
    await window.screenshot('delete/deleting');
    slow.stop();
    const { severity, text, buttons } = await window.messages.wait('models was not deleted.');
    assert.equal(severity, 'error');
    assert.equal(text, 'models was not deleted. Paperspace refused: The drive is in use.');
    assert.deepEqual(buttons, ['Show Log']);
    await window.drives.waitForRow('models', row => row.description === '2 TB');
  });

  it('a drive that is being deleted is neither deleted again nor renamed meanwhile, and that is said', async () => {
    const { window, simulator } = workbench;
    const slow = simulator.fail({ method: 'DELETE', hang: 'beforeHeaders' });
    await window.drives.chooseFromMenu('models', 'Delete…');
    await window.quickInput.titled('Delete models');
    await window.quickInput.answer('models');
    await window.drives.waitForRow('models', row => row.description === '2 TB · Deleting…');
    // Its menu does not offer Rename… meanwhile, but the key is there.
    const renaming = async () => {
      await window.drives.click('models');
      await window.press('F2');
    };
    for (const change of [() => window.drives.chooseFromMenu('models', 'Delete…'), renaming]) {
      await change();
      await window.messages.wait('models is being deleted already.');
      assert.equal(await window.quickInput.read(), undefined);
      await window.messages.clear();
    }
    slow.stop();
    await window.messages.wait('Deleted models.');
    assert.equal(deletions().length, 1);
  });

  it('a 404 counts as deleted once the list agrees', async () => {
    const { window, simulator } = workbench;
    const slow = simulator.fail({ method: 'DELETE', hang: 'beforeHeaders' });
    await window.drives.chooseFromMenu('models', 'Delete…');
    await window.quickInput.titled('Delete models');
    await window.quickInput.answer('models');
    await window.drives.waitForRow('models', row => row.description === '2 TB · Deleting…');
    simulator.deleteDrive(drive('models').id);
    slow.stop();
    await window.messages.wait('Deleted models.');
    await window.drives.wait('the row to go', rows => rows.every(row => row.text !== 'models'));
  });

  it('says that a drive is still there when the answer was lost, and Try Again asks anew', async () => {
    const { window, simulator } = workbench;
    simulator.fail({ method: 'DELETE', drop: 'beforeHeaders', times: 1 });
    await window.drives.chooseFromMenu('models', 'Delete…');
    await window.quickInput.titled('Delete models');
    await window.quickInput.answer('models');
    const { text } = await window.messages.wait('models is still there, as far as is known.');
    assert.match(text, /the connection was cut/);
    await window.screenshot('delete/stillThere');
    await window.messages.press('models is still there', 'Try Again');
    await window.quickInput.titled('Delete models');
    assert.equal(deletions().length, 1);
    await window.quickInput.answer('models');
    await window.messages.wait('Deleted models.');
    assert.equal(deletions().length, 2);
  });

  it('does not wait for networks that are slow: the network’s id stands for it', async () => {
    const { window, simulator } = workbench;
    simulator.fail({ path: '/private-networks', hang: 'beforeHeaders' });
    await window.drives.chooseFromMenu('homes', 'Delete…');
    const { message } = await window.quickInput.titled('Delete homes');
    assert.ok(message.includes(drive('homes').id), message);
    const network = simulator.networks().find(({ name }) => name === 'amsterdam');
    assert.ok(message.includes('amsterdam (') || message.includes(network?.id ?? ''), message);
  });

  it('Delete in the tree’s find box changes what is typed, and no drive', async () => {
    const { window } = workbench;
    await window.drives.click('checkpoints');
    await window.press('ControlOrMeta+Alt+f');
    const find = window.page.locator('.part.sidebar .monaco-tree-type-filter input');
    await find.waitFor();
    await window.type('homesX');
    await window.press('ArrowLeft', 'Delete');
    await until(
      'the letter to go',
      () => find.inputValue(),
      text => text === 'homes',
    );
    await window.screenshot('delete/inFind');
    assert.equal(await window.quickInput.read(), undefined);
    await window.press('Escape');
    await find.waitFor({ state: 'hidden' });
    // Had Delete been heard, its drive would have been fetched to ask about it.
    assert.deepEqual(requestsForOne(), []);
  });

  it('Delete on a region’s row does nothing', async () => {
    const { window } = workbench;
    await window.drives.click('homes');
    await window.press('ArrowUp', 'ArrowUp', 'Delete');
    // VS Code's `list.select`, which the key runs first, closes a region as a click does.
    await window.drives.waitForRow('Europe (AMS1)', row => row.selected && row.expanded === false);
    await window.drives.expand('Europe (AMS1)');
    // The next command is heard after the key, so that what the key did not do by then it does not do.
    await window.drives.chooseFromMenu('homes', 'Rename…');
    assert.equal((await window.quickInput.titled(/./)).title, 'Rename homes');
    assert.deepEqual(await window.messages.read(), []);
    assert.deepEqual(requestsForOne(), []);
  });

  it('a region selected among drives is left out', async () => {
    const { window } = workbench;
    await window.drives.click('archive');
    await window.drives.click('Europe (AMS1)', ['ControlOrMeta']);
    await window.press('Delete');
    await window.quickInput.titled('Delete archive');
  });

  it('the menu of a row that is not selected acts on that row alone', async () => {
    const { window } = workbench;
    await window.drives.click('checkpoints');
    await window.drives.click('datasets', ['ControlOrMeta']);
    await window.drives.chooseFromMenu('archive', 'Delete…');
    const box = await window.quickInput.titled('Delete archive');
    assert.doesNotMatch(box.message, /checkpoints|datasets/);
  });

  it('the menu of a selected row acts on all selected ones', async () => {
    const { window } = workbench;
    await selectThree();
    await window.drives.chooseFromMenu('datasets', 'Delete…');
    await listOf(3);
  });

  it('a name that cannot be typed is deleted by typing the id', async () => {
    const { window, simulator } = workbench;
    const { id } = simulator.createDrive({ name: 'data\u200bsets' });
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForRow('data‹U+200B›sets');
    await window.drives.chooseFromMenu('data‹U+200B›sets', 'Delete…');
    const box = await window.quickInput.titled('Delete data‹U+200B›sets');
    assert.match(box.message, new RegExp(`Its name cannot be typed: type its id, ${id}`));
    await window.screenshot('delete/byId');
    await window.quickInput.answer('datasets');
    await window.quickInput.wait('the name to be refused', input => input.severity === 'error');
    await window.quickInput.answer(id);
    await window.messages.wait('Deleted data‹U+200B›sets.');
    assert.ok(names().includes('datasets'));
    assert.ok(simulator.drives().every(each => each.id !== id));
  });

  it('of several that signing out cut off, the summary says what is not known and what was not tried', async () => {
    const { window, simulator } = workbench;
    const { id } = drive('datasets');
    simulator.fail({ method: 'DELETE', path: `/shared-drives/${id}`, hang: 'beforeHeaders' });
    await selectThree();
    await window.press('Delete');
    await listOf(3);
    await window.quickInput.answer('delete 3 drives');
    await window.drives.wait('the first row to go', rows => rows.every(({ text }) => text !== 'checkpoints'));
    await window.run('Paperspace Drives: Sign Out…');
    await window.quickInput.titled('Sign Out');
    await window.press('Enter');
    const { text } = await window.messages.wait('Deleted 1 of 3 drives.');
    assert.match(text, /Not tried: archive\. Failed: It is not known whether datasets \(sd\w+\) was deleted\./);
    await window.screenshot('delete/signedOut');
    await window.messages.clear();
    await signIn(workbench);
    // VS Code itself counts rows that went as selected until the next click (`listMultiSelection`), and menus are those of several.
    await window.drives.click('homes');
  });

  it('from the palette, asks which drive first', async () => {
    const { window } = workbench;
    await window.run('Paperspace Drives: Delete…');
    await window.quickInput.titled('Delete a Drive');
    await window.quickInput.choose('homes');
    await window.quickInput.titled('Delete homes');
    assert.deepEqual(deletions(), []);
  });

  /** A key that is pressed while VS Code draws the tree anew is about no row, and does nothing: a person presses it again. */
  async function pressUntilAsked(key: string, title: string): Promise<void> {
    const { window } = workbench;
    await until(
      `the box ${title}`,
      async () => {
        await window.press(key);
        const box = window.page.locator('.quick-input-widget:visible');
        await box.waitFor({ timeout: 5_000 }).catch(() => undefined);
        return window.quickInput.read();
      },
      input => input?.title === title,
    );
  }

  /** The list of what would go, with what is said at its head. */
  function listOf(count: number) {
    return workbench.window.quickInput.wait('the list', input => input.items.length === count + 1);
  }

  function factsOfCheckpoints(): readonly string[] {
    return ['checkpoints', '1 TB', 'East Coast (NY2)', 'training (10.64.92.0/24)', drive('checkpoints').id];
  }

  function names(): string[] {
    return workbench.simulator.drives().map(({ name }) => name);
  }

  /** By its name; the first one in the order of the tree. */
  function drive(name: string) {
    const found = workbench.simulator.drives().find(each => each.name === name);
    assert.ok(found, `the simulator has a drive ${name}`);
    return found;
  }

  function deletions(): string[] {
    return workbench.simulator.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  }

  function requestsForOne(): string[] {
    const { requests } = workbench.simulator;
    return requests.filter(({ path }) => path.startsWith('/shared-drives/')).map(({ path }) => path);
  }

  async function selectThree(): Promise<void> {
    const { drives } = workbench.window;
    await drives.click('checkpoints');
    await drives.click('datasets', ['ControlOrMeta']);
    await drives.click('archive', ['ControlOrMeta']);
    await drives.wait('three selected rows', rows => rows.filter(row => row.selected).length === 3);
  }
});
