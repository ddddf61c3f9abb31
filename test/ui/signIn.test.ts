import assert from 'node:assert/strict';
import { until } from './until';
import { useWorkbench } from './workbench';
import type { WorkbenchWindow } from './workbenchWindow';

const listOfDrives = /^\/shared-drives$/;
const boxTitle = 'Sign In to Paperspace';

describe('Sign in', () => {
  const workbench = useWorkbench();

  describe('from the welcome view', () => {
    before('open the view', async () => {
      const { window } = workbench;
      await window.openSidebar();
      await window.drives.waitForWelcome(/API key/);
    });

    it('a welcome text says what the view is for, with one button, and the box hides what is typed', async () => {
      const { window } = workbench;
      const { texts, buttons } = await window.drives.welcome();
      assert.match(texts.join('\n'), /See your team’s shared drives[^]*Team Settings → API keys/);
      assert.deepEqual(buttons, ['Sign In']);
      await window.drives.pressWelcomeButton('Sign In');
      const box = await window.quickInput.titled(boxTitle);
      assert.equal(box.password, true);
      assert.equal(box.severity, '');
      await window.screenshot('signIn/box');
    });

    it('characters that no key has are refused before anything is sent', async () => {
      const { window, simulator } = workbench;
      for (const typed of ['pskey made up', 'pskey/made/up', 'schlüssel', '{"key":"pskey"}']) {
        await window.quickInput.answer(typed);
        const box = await window.quickInput.wait('the refusal', input => input.severity === 'error');
        assert.match(box.message, /letters, digits, - and _ only/);
        assert.equal(box.value, typed);
      }
      await window.quickInput.answer('  " "  ');
      await window.quickInput.wait('the empty key', input => input.message.includes('Paste the API key here'));
      assert.deepEqual(simulator.requests, []);
    });

    it('a wrong key is refused in words, and the box stays open with it', async () => {
      const { window } = workbench;
      await window.quickInput.answer('pskey_made_up_wrong');
      const box = await window.quickInput.wait('the refusal', input => input.message.includes('refused this API key'));
      assert.equal(box.severity, 'error');
      assert.equal(box.value, 'pskey_made_up_wrong');
      assert.equal(box.enabled, true);
      await window.screenshot('signIn/refused');
    });

    it('a service that cannot be reached is told apart from a refusal', async () => {
      const { window, simulator } = workbench;
      const cut = simulator.fail({ path: '/auth/session', drop: 'beforeHeaders' });
      await window.quickInput.answer(simulator.key);
      const box = await window.quickInput.wait('why', input => input.message.includes('Could not reach Paperspace'));
      assert.equal(box.severity, 'error');
      assert.doesNotMatch(box.message, /refused this API key/);
      await window.screenshot('signIn/notReachable');
      cut.stop();
    });

    it('Escape while a key is being tried signs nobody in', async () => {
      const { window, simulator } = workbench;
      const silence = simulator.fail({ path: '/auth/session', hang: 'beforeHeaders' });
      await window.quickInput.answer(simulator.key);
      await window.quickInput.wait('the attempt', input => input.busy);
      await until(
        'the request',
        () => Promise.resolve(silence.hits),
        hits => hits === 1,
      );
      await window.press('Escape');
      await window.quickInput.closed();
      await until(
        'the request to be given up',
        () => Promise.resolve(simulator.requests.at(-1)),
        request => request?.abandoned === true,
      );
      silence.stop();
      assert.deepEqual((await window.drives.welcome()).buttons, ['Sign In']);
    });

    it('a key pasted with Bearer, quotes and blanks signs in; while the list loads nothing says that it is empty', async () => {
      const { window, simulator } = workbench;
      const slow = simulator.fail({ path: listOfDrives, hang: 'beforeHeaders' });
      const welcomes = await recordWelcomes(window, async () => {
        await window.drives.pressWelcomeButton('Sign In');
        await window.quickInput.titled(boxTitle);
        await window.setClipboard(`  Authorization: Bearer "${simulator.key}" \n`);
        await window.press('ControlOrMeta+v', 'Enter');
        await window.messages.wait('Signed in to the team Acme Research.');
        await until(
          'the list to be asked for',
          () => Promise.resolve(slow.hits),
          hits => hits > 0,
        );
        await until(
          'the welcome text to go',
          () => window.drives.welcome(),
          ({ texts }) => texts.length === 0,
        );
        await window.screenshot('signIn/loading');
        slow.stop();
        await window.drives.waitForRow('datasets');
      });
      assert.deepEqual(
        welcomes.filter(text => !text.startsWith('See your team')),
        [],
      );
      await window.screenshot('signIn/signedIn');
    });
  });

  describe('is remembered', () => {
    it('over a reload', async () => {
      const { window } = workbench;
      await window.reload();
      await window.openSidebar();
      await window.drives.waitForRow('datasets');
    });
  });
});

/** Every text that the view showed instead of rows while `work` ran, frame by frame: a flash lasts only a few. */
async function recordWelcomes(window: WorkbenchWindow, work: () => Promise<void>): Promise<string[]> {
  await window.page.evaluate<unknown>(`{
    globalThis.welcomesSeen = new Set();
    const look = () => {
      for (const box of document.querySelectorAll('.part.sidebar .welcome-view-content'))
        if (box.getClientRects().length > 0) globalThis.welcomesSeen.add(box.textContent);
      if (globalThis.welcomesSeen) requestAnimationFrame(look);
    };
    look();
  }`);
  await work();
  return window.page.evaluate<string[]>(`{
    const seen = [...globalThis.welcomesSeen];
    globalThis.welcomesSeen = undefined;
    seen;
  }`);
}
