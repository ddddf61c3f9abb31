import assert from 'node:assert/strict';
import { readContrast, readSteps } from './readers.mjs';
import { CreateWizard } from './createWizard';
import { until } from './until';
import { useWorkbench } from './useWorkbench';

const titles = [
  'Sign in with an API key',
  'Browse your drives, and create one',
  'Copy a snippet, or mount it',
  'Work in the folder',
];

describe('The walkthrough', () => {
  // Wide enough for a picture beside the steps.
  const workbench = useWorkbench({ viewport: { width: 1600, height: 900 } });
  const steps = () => workbench.window.page.locator('.getting-started-step').evaluateAll(readSteps);
  const done = async () => (await steps()).filter(step => step.done).map(({ title }) => title);
  const untilDone = (wanted: readonly string[]) =>
    until(`the steps done: ${wanted.join(', ')}`, done, found => found.join() === wanted.join());
  /** The picture with this text; it lies in a page of its own, inside another one. */
  const picture = async (text: string) => {
    const find = async () => {
      const texts = workbench.window.page.frames().map(frame => frame.locator('body > svg text', { hasText: text }));
      const counts = await Promise.all(texts.map(each => each.count().catch(() => 0)));
      return texts[counts.indexOf(1)];
    };
    return until(`the picture with ${text}`, find, each => each !== undefined);
  };

  it('is opened by nobody but a link in the view: four steps, the first of them open, none done', async () => {
    const { window } = workbench;
    await window.openSidebar();
    await window.drives.waitForWelcome(/Get started in four steps/);
    assert.deepEqual(await window.tabs(), []);
    await window.page
      .locator('.part.sidebar .welcome-view-content a', { hasText: 'Get started in four steps' })
      .click();
    const shown = await until('four steps', steps, found => found.length === 4);
    assert.deepEqual(
      shown.map(({ title }) => title),
      titles,
    );
    assert.deepEqual(await done(), []);
    assert.deepEqual(shown[0]?.buttons, ['Sign In']);
    await picture('••••');
    await window.screenshot('walkthrough/1-signIn');
  });

  it('its first step is done once somebody is signed in, not before', async () => {
    const { window, simulator } = workbench;
    await window.page.locator('.getting-started-step .monaco-button', { hasText: 'Sign In' }).click();
    await window.quickInput.titled('Sign In to Paperspace');
    await window.press('Escape');
    await window.quickInput.closed();
    assert.deepEqual(await done(), []);
    await window.page.locator('.getting-started-step .monaco-button', { hasText: 'Sign In' }).click();
    await window.quickInput.titled('Sign In to Paperspace');
    await window.quickInput.answer(simulator.key);
    await untilDone(titles.slice(0, 1));
    await window.messages.clear();
  });

  it('the others are done by what they are about, from wherever; not by who backs out', async () => {
    const { window, simulator } = workbench;
    await window.drives.rest();
    await window.run('Paperspace Drives: Create Drive…');
    await window.quickInput.titled('Create Drive');
    await window.press('Escape');
    await window.quickInput.closed();
    await window.drives.pressRowButton('datasets', 'Copy Mount Snippet');
    await window.messages.wait('Copied the mount snippet of datasets');
    // Looked at after both: what was left has had its time.
    await untilDone([titles[0] ?? '', titles[2] ?? '']);
    await window.messages.clear();
    const create = new CreateWizard(window);
    await create.open();
    await create.answer({ region: 'East Coast (NY2)', network: 'training', name: 'first-drive', size: '500 GB' });
    await create.at('look');
    await window.press('Enter');
    await window.messages.wait('Created first-drive');
    assert.equal(simulator.drives().filter(({ name }) => name === 'first-drive').length, 1);
    await untilDone(titles.slice(0, 3));
    await window.run('Paperspace Drives: Open Folder');
    await window.quickInput.titled('Open Folder');
    await window.press('Escape');
    await window.quickInput.closed();
    // What does it is in test/host/mounted: a folder that is opened ends this window.
    assert.deepEqual(await done(), titles.slice(0, 3));
    await window.messages.clear();
  });

  it('every step opens by a click and shows its picture and its buttons', async () => {
    const { window } = workbench;
    const buttons = [['Sign In'], ['Create Drive'], ['Copy Mount Snippet', 'Mount Here'], ['Open Folder']];
    for (const [at, title] of titles.entries()) {
      await window.page.locator('.getting-started-step .step-title', { hasText: title }).click();
      await until(
        `the buttons of ${title}`,
        async () => (await steps())[at]?.buttons.join(),
        found => found === buttons[at]?.join(),
      );
      await picture(['••••', 'experiments', 'mount -t cifs', 'labels.csv'][at] ?? '');
      await window.screenshot(`walkthrough/2-step${at + 1}`);
    }
  });

  it('its pictures have the colours of the theme, and can be read in each', async () => {
    const { window } = workbench;
    for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light High Contrast']) {
      await window.useTheme(theme);
      // It is drawn anew with the theme.
      const contrast = async () => (await picture('labels.csv')).evaluate(readContrast);
      await until(
        `a picture that can be read in ${theme}`,
        () => contrast().catch(() => 0),
        found => found >= 4.5,
      );
      await window.screenshot(`walkthrough/3-${theme.replaceAll(' ', '-')}`);
    }
  });
});
