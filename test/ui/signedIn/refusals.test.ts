import assert from 'node:assert/strict';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

const linkTo = (id: string) => `code-oss://shared-drives.paperspace-shared-drives/drive/${id}`;

describe('What cannot be done', () => {
  const workbench = useSignedIn();

  it('a drive that is gone says so, and its row goes by itself', async () => {
    const { window, simulator } = workbench;
    simulator.deleteDrive(idOf('datasets'));
    await window.drives.chooseFromMenu('datasets', 'Copy Password');
    assert.deepEqual((await window.messages.wait('There is no such drive in this team')).buttons, ['Refresh']);
    await window.screenshot('refusals/gone');
    await window.drives.wait('the row to go', rows => rows.every(({ text }) => text !== 'datasets'));
  });

  it('a first list that is stopped is neither empty nor a failure, and Refresh reads it', async () => {
    const { window, simulator } = workbench;
    await window.run('Paperspace Drives: Sign Out…');
    await window.quickInput.wait('the one choice', ({ items }) => items[0]?.focused === true);
    await window.press('Enter');
    const silence = simulator.fail({ path: /^\/shared-drives$/, hang: 'beforeHeaders' });
    await window.drives.waitForWelcome(/API key/);
    await window.drives.pressWelcomeButton('Sign In');
    await window.quickInput.titled('Sign In to Paperspace');
    await window.quickInput.answer(simulator.key);
    await until(
      'the first request',
      () => Promise.resolve(silence.hits),
      hits => hits > 0,
    );
    await window.drives.pressTitleButton('Stop Loading');
    const { texts, buttons } = await window.drives.waitForWelcome(/Loading was stopped/);
    assert.doesNotMatch(texts.join('\n'), /could not be read/);
    assert.deepEqual(buttons, ['Refresh']);
    await window.screenshot('refusals/stopped');
    silence.stop();
    await window.drives.pressWelcomeButton('Refresh');
    await window.drives.waitForRow('datasets');
  });

  it('a link shows its drive; one to nothing reads the list once and says so', async () => {
    const { window, simulator } = workbench;
    const later = simulator.createDrive({ name: 'newer-than-the-list' });
    await open(linkTo(later.id));
    await window.drives.waitForRow('newer-than-the-list', row => row.selected);
    await open(linkTo('sdnothere'));
    assert.deepEqual((await window.messages.wait('There is no such drive')).buttons, ['Refresh']);
    await window.screenshot('refusals/link');
  });

  it('an address that is not the Paperspace API is told apart from a refused key, with a way to the setting', async () => {
    const { window, simulator } = workbench;
    await window.run('Paperspace Drives: Replace API Key…');
    await window.quickInput.titled('Replace the API Key');
    const notThere = simulator.fail({ path: '/auth/session', status: 404, body: { message: 'Not found' } });
    await window.quickInput.answer(simulator.key);
    const box = await window.quickInput.wait('why', input => input.message.includes('does not look like'));
    assert.match(box.message, /paperspaceDrives\.apiUrl\. Open Settings/);
    await window.screenshot('refusals/notTheApi');
    notThere.stop();
    await window.press('Escape');
    await window.quickInput.closed();
  });

  describe('with a setting that no snippet can be written with', () => {
    const refusal = 'The setting paperspaceDrives.mountOptions holds ip';

    beforeEach(async () => {
      workbench.setMachineSettings({ 'paperspaceDrives.mountOptions': ['ip=192.0.2.1'] });
      await copyUntil(text => text.includes(refusal));
    });
    afterEach(async () => {
      workbench.setMachineSettings({});
      await copyUntil(text => text.startsWith('Copied'));
    });

    it('copying is refused, and the message’s button shows the setting', async () => {
      const { window } = workbench;
      assert.deepEqual((await window.messages.wait(refusal)).buttons, ['Open Settings']);
      await window.screenshot('refusals/setting');
      await window.messages.press('mountOptions', 'Open Settings');
      await window.page.locator('.settings-editor .setting-item-label', { hasText: 'Mount Options' }).waitFor();
      await window.screenshot('refusals/settingShown');
      await window.run('View: Close All Editors');
    });

    /** A window learns of other settings a little later. */
    async function copyUntil(wanted: (text: string) => boolean): Promise<void> {
      const { window } = workbench;
      await until(
        'the setting to be heeded',
        async () => {
          await window.messages.clear();
          await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet');
          return (await window.messages.wait(/./)).text;
        },
        wanted,
      );
    }
  });

  const idOf = (name: string) => workbench.simulator.drives().find(drive => drive.name === name)?.id ?? '';

  /** As the system does when somebody clicks a link; VS Code asks first. */
  async function open(link: string): Promise<void> {
    const { window } = workbench;
    await window.run('Developer: Open URL');
    await window.quickInput.answer(link);
    if ((await window.dialog.wait('')).buttons.includes('Open')) await window.dialog.press('Open');
  }
});
