import assert from 'node:assert/strict';
import { CreateWizard, labelOf } from '../createWizard';
import { useSignedIn } from '../signedIn';
import { until } from '../until';
import type { WorkbenchWindow } from '../workbenchWindow';

const answers = { region: 'East Coast (NY2)', network: 'training', name: 'night-runs', size: '500 GB' };
const notKnown = 'It is not known yet whether night-runs was made.';

describe('Create Drive, with the window closed before the answer', () => {
  const workbench = useSignedIn();
  const posts = () => workbench.simulator.requests.filter(({ method }) => method === 'POST').length;

  async function ask(window: WorkbenchWindow): Promise<void> {
    const create = new CreateWizard(window);
    await create.open();
    await create.answer(answers);
    await create.at('look');
    await window.press('Enter');
  }

  /** Asks for the drive, and closes the window while nobody answers; the next window shows the view. */
  async function closeInTheMiddle({ effect }: { readonly effect: boolean }): Promise<void> {
    const { window, simulator } = workbench;
    const held = simulator.fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders', effect });
    await ask(window);
    await until(
      'the request',
      () => Promise.resolve(held.hits),
      hits => hits === 1,
    );
    await window.reload();
    held.stop();
    await window.openSidebar();
    // A start takes its time, and so does looking: each is waited for by itself.
    await window.drives.wait('the first drives', rows => rows.length > 0);
  }

  it('finds the drive that was made when the view is next seen, and sends nothing', async () => {
    const { window } = workbench;
    await closeInTheMiddle({ effect: true });
    await window.messages.wait('Found night-runs (500 GB) in East Coast');
    await window.drives.waitForRow('night-runs');
    await window.screenshot('create/interrupted-found');
    assert.equal(posts(), 1);
  });

  it('says so where it does not turn up; asked for afresh it looks first, and after signing out it names the team', async () => {
    const { window } = workbench;
    await closeInTheMiddle({ effect: false });
    const { text, buttons } = await window.messages.wait(notKnown);
    assert.match(text, /Its answer was lost\./);
    assert.deepEqual(buttons, ['Look Again', 'Create Again…', 'Forget', 'Show Log']);
    await window.screenshot('create/interrupted-not-known');

    await ask(window);
    const warning = /night-runs was asked for before, the answer was lost, .*you pay for both\./;
    // The same box again: how long it is away in between is nothing to wait for.
    await window.quickInput.wait('the last look, with the warning', ({ items }) =>
      warning.test(items.map(labelOf).join(' ')),
    );
    assert.equal(posts(), 1);
    await window.screenshot('create/asked-afresh');
    await window.press('Escape');
    await window.quickInput.closed();

    await window.run('Paperspace Drives: Sign Out…');
    await window.quickInput.titled('Sign Out');
    await window.press('Enter');
    await window.drives.waitForWelcome(/API key/);
    await window.messages.press(notKnown, 'Look Again');
    const refused = await window.messages.wait('night-runs was asked for in the team');
    assert.match(refused.text, /which is signed out: sign in to it to look\./);
    assert.deepEqual(refused.buttons, ['Sign In', 'Look Again', 'Create Again…']);
    await window.screenshot('create/look-again-signed-out');
    assert.equal(posts(), 1);
  });
});

describe('Create Drive, in two windows', () => {
  const workbench = useSignedIn();

  it('makes once what is asked for in both, and shows the same drive in both', async () => {
    const { window, simulator } = workbench;
    const second = await workbench.openWindow();
    await second.openSidebar();
    await second.drives.wait('the first drives', rows => rows.length > 0);
    const held = simulator.fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders' });
    for (const each of [window, second]) {
      await each.page.bringToFront();
      const create = new CreateWizard(each);
      await create.open();
      await create.answer(answers);
      await create.at('look');
      await each.press('Enter');
      await each.quickInput.closed();
    }
    await until(
      'the request',
      () => Promise.resolve(held.hits),
      hits => hits === 1,
    );
    held.stop();
    await second.messages.wait('Another window was creating night-runs (500 GB) in East Coast');
    await second.screenshot('create/another-window');
    await second.drives.waitForRow('night-runs');
    await window.page.bringToFront();
    await window.messages.wait('Created night-runs (500 GB)');
    assert.equal(simulator.requests.filter(({ method }) => method === 'POST').length, 1);
    await second.page.close();
  });
});
