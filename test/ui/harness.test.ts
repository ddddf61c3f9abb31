import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';

describe('the packed extension in a workbench', () => {
  const workbench = useWorkbench();

  it('puts Paperspace into the activity bar and asks to sign in', async () => {
    const { window } = workbench;
    await window.openSidebar();
    const { buttons } = await window.drives.waitForWelcome(/./);
    assert.ok(buttons.some(text => text.startsWith('Sign In')));
    await window.screenshot('signed-out');
  });

  it('sends nothing while nobody is signed in', () => {
    assert.deepEqual(workbench.simulator.requests, []);
  });
});
