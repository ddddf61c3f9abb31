import assert from 'node:assert/strict';
import { signIn, signOut } from './signedIn';
import { until } from './until';
import { signedOut, useWorkbench } from './useWorkbench';
import type { WorkbenchWindow } from './workbenchWindow';

const memberForbidden = 'pskey_made_up_member';
const memberEmpty = 'pskey_made_up_member_empty';
const secondTeam = 'pskey_made_up_second_team';
const listOfDrives = /^\/shared-drives$/;
const boxTitle = 'Sign In to Paperspace';

describe('Sign in', () => {
  const workbench = useWorkbench(signedOut, true);

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
    let second: WorkbenchWindow | undefined;

    it('over a reload', async () => {
      const { window } = workbench;
      await window.reload();
      await window.openSidebar();
      await window.drives.waitForRow('datasets');
    });

    it('by every window of the profile: a second one is signed in', async () => {
      second = await workbench.openWindow();
      await second.openSidebar();
      await second.drives.waitForRow('datasets');
    });

    it('and forgotten by all: after Sign Out a second window asks for a key once it is refreshed', async () => {
      await signOut(workbench.window);
      assert.ok(second);
      await second.run('Paperspace Drives: Refresh');
      await second.drives.waitForWelcome(/API key/);
    });

    it('also when that window is loaded again', async () => {
      assert.ok(second);
      await second.reload();
      await second.openSidebar();
      assert.deepEqual((await second.drives.waitForWelcome(/API key/)).buttons, ['Sign In']);
      await second.page.close();
      await signIn(workbench);
    });
  });

  describe('with another key', () => {
    it('Replace API Key… keeps the old one until a new one works', async () => {
      const { window, simulator } = workbench;
      await window.messages.clear();
      await window.run('Paperspace Drives: Replace API Key…');
      await window.quickInput.titled('Replace the API Key of Acme Research');
      await window.quickInput.answer('pskey_made_up_wrong');
      await window.quickInput.wait('the refusal', input => input.message.includes('refused'));
      await window.press('Escape');
      await window.quickInput.closed();
      const asked = simulator.requests.length;
      await window.drives.pressTitleButton('Refresh');
      await until(
        'the list, with the old key',
        () => Promise.resolve(simulator.requests.slice(asked)),
        requests => requests.some(({ path, status, team }) => path === '/shared-drives' && status === 200 && !!team),
      );
      await window.drives.waitForRow('datasets');
    });

    it('a key of another team signs in to that one too, and says so; the first one’s key stays', async () => {
      const { window } = workbench;
      await replaceKey(window, secondTeam);
      await window.messages.wait(
        "you are signed in to Ada's Side Project too. The key of Acme Research stays as it was.",
      );
      await window.drives.waitForRow('photos');
      await window.drives.waitForRow('archive');
      await window.screenshot('signIn/otherTeam');
      await window.drives.chooseFromMenu("Ada's Side Project", 'Sign Out…');
      await window.quickInput.wait('that team', ({ items }) => items[1]?.focused === true);
      await window.press('Enter');
      await window.drives.wait('the other team’s rows to go', rows => rows.every(row => row.text !== 'photos'));
    });

    it('a member who may not list drives reads that permission is missing', async () => {
      const { window } = workbench;
      await replaceKey(window, memberForbidden);
      const { texts, buttons } = await window.drives.waitForWelcome(/not permitted/);
      assert.match(texts.join('\n'), /ask an admin of your team/);
      assert.deepEqual(buttons, ['Replace API Key', 'Try Again']);
      await window.screenshot('signIn/memberForbidden');
    });

    it('a member whose list is empty reads that permission may be missing, and is not told to create a drive', async () => {
      const { window } = workbench;
      await replaceKey(window, memberEmpty);
      const { texts, buttons } = await window.drives.waitForWelcome(/may lack the permission/);
      assert.doesNotMatch(texts.join('\n'), /no shared drives yet/);
      assert.deepEqual(buttons, ['Try Again', 'Replace API Key']);
      await window.screenshot('signIn/memberEmpty');
    });

    it('an admin of a team without drives is offered to create one', async () => {
      const { window, simulator } = workbench;
      simulator.reset({ drives: [] });
      await replaceKey(window, simulator.key);
      const { buttons } = await window.drives.waitForWelcome(/no shared drives yet/);
      assert.deepEqual(buttons, ['Create Drive']);
      await window.screenshot('signIn/emptyTeam');
    });
  });

  describe('where the list fails', () => {
    it('Try Again explains itself and works, when what answers is not Paperspace', async () => {
      const { window, simulator } = workbench;
      const broken = simulator.fail({ path: listOfDrives, body: '<html>a proxy</html>' });
      await window.drives.pressTitleButton('Refresh');
      const { buttons } = await window.drives.waitForWelcome(/could not be read/);
      assert.deepEqual(buttons, ['Try Again', 'Show Log']);
      await window.screenshot('signIn/listFailed');
      broken.stop();
      simulator.reset();
      await window.drives.pressWelcomeButton('Try Again');
      await window.drives.waitForRow('datasets');
    });

    it('a service that cannot be reached says so, and Try Again works', async () => {
      const { window, simulator } = workbench;
      await signOut(window);
      const cut = simulator.fail({ path: listOfDrives, drop: 'beforeHeaders' });
      await window.drives.pressWelcomeButton('Sign In');
      await window.quickInput.titled(boxTitle);
      await window.quickInput.answer(simulator.key);
      const { buttons } = await window.drives.waitForWelcome(/could not be reached/);
      assert.deepEqual(buttons, ['Try Again', 'Show Log']);
      await window.screenshot('signIn/offline');
      cut.stop();
      await window.drives.pressWelcomeButton('Try Again');
      await window.drives.waitForRow('datasets');
    });

    it('a key that is deleted meanwhile leaves the rows, also over a reload, and the view says that it is refused', async () => {
      const { window, simulator } = workbench;
      await window.messages.clear();
      const revoked = simulator.fail({ path: '/', status: 401, body: { message: 'Unauthorized' } });
      await window.drives.pressTitleButton('Refresh');
      await window.drives.waitForMessage(/does not accept the API key any more/);
      await window.drives.waitForRow('datasets');
      await window.reload();
      await window.openSidebar();
      await window.drives.waitForMessage(/^As of .*does not accept the API key any more/);
      await window.drives.waitForRow('datasets');
      await window.screenshot('signIn/keyRefused');
      revoked.stop();
    });
  });

  describe('Sign Out…', () => {
    it('asks first: Escape keeps the key', async () => {
      const { window } = workbench;
      await window.run('Paperspace Drives: Sign Out…');
      const box = await window.quickInput.titled('Sign Out');
      assert.match(box.placeholder, /forgotten on this computer/);
      await window.screenshot('signIn/signOut');
      await window.press('Escape');
      await window.quickInput.closed();
      await window.run('Paperspace Drives: Refresh');
      await window.drives.waitForRow('datasets');
    });

    it('forgets: a reload stays signed out, and sends nothing', async () => {
      const { window, simulator } = workbench;
      await signOut(window);
      const asked = simulator.requests.length;
      await window.reload();
      await window.openSidebar();
      assert.deepEqual((await window.drives.waitForWelcome(/API key/)).buttons, ['Sign In']);
      await window.run('Paperspace Drives: Refresh');
      assert.deepEqual((await window.messages.wait('You are not signed in')).buttons, ['Sign In']);
      assert.equal(simulator.requests.length, asked);
    });
  });
});

async function replaceKey(window: WorkbenchWindow, key: string): Promise<void> {
  await window.run('Paperspace Drives: Replace API Key…');
  await window.quickInput.titled('Replace the API Key of');
  await window.quickInput.answer(key);
  await window.quickInput.closed();
}

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
