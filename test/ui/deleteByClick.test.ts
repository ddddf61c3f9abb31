import assert from 'node:assert/strict';
import { signIn } from './signedIn';
import { useWorkbench } from './useWorkbench';

describe('Delete with confirmDelete "click"', () => {
  const workbench = useWorkbench({ userSettings: { 'paperspaceDrives.confirmDelete': 'click' } });
  before('sign in', async () => {
    await signIn(workbench);
    await workbench.window.drives.rest();
  });

  it('a modal box names what goes, and its Cancel deletes nothing', async () => {
    const { window } = workbench;
    const { id } = archive() ?? assert.fail('the simulator has a drive archive');
    await window.drives.click('archive');
    await window.press('Delete');
    const { message, detail, buttons } = await window.dialog.wait();
    assert.equal(message, 'Delete the drive archive?');
    for (const fact of [
      '4 TB',
      'Europe (AMS1)',
      'amsterdam (10.64.7.0/24)',
      id,
      'All data goes and cannot be brought back.',
    ])
      assert.ok(detail.includes(fact), detail);
    assert.deepEqual([...buttons].sort(), ['Cancel', 'Delete']);
    await window.screenshot('delete/modal');
    await window.dialog.press('Cancel');
    assert.ok(workbench.simulator.requests.every(({ method }) => method !== 'DELETE'));
  });

  it('its other button deletes', async () => {
    const { window } = workbench;
    await window.drives.click('archive');
    await window.press('Delete');
    await window.dialog.wait('Delete the drive archive?');
    await window.dialog.press('Delete');
    await window.messages.wait('Deleted archive.');
    assert.equal(archive(), undefined);
  });

  function archive() {
    return workbench.simulator.drives().find(({ name }) => name === 'archive');
  }
});
