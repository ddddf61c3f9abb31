import assert from 'node:assert/strict';
import type { FaultRule } from '../../simulator/simulator';
import { useSignedIn } from '../signedIn';

const html = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html>Sign in to the hotel’s network</html>',
};

/** What goes wrong, what is said, and the button that helps. */
const faults: readonly (readonly [string, FaultRule, RegExp, string])[] = [
  ['a 401', { status: 401 }, /does not accept the API key any more/, 'Replace API Key'],
  ['a 403', { status: 403 }, /not permitted to do that. An admin’s key is probably needed/, 'Replace API Key'],
  ['a 429', { status: 429, headers: { 'retry-after': '60' } }, /asks to slow down. Try again in 60 s/, 'Try Again'],
  ['a 500', { status: 500 }, /has a problem of its own \(500\)/, 'Try Again'],
  ['a page of HTML instead of JSON', html, /What answered was not the Paperspace API/, 'Show Log'],
  ['a connection cut', { drop: 'beforeHeaders' }, /Could not reach Paperspace: the connection was cut/, 'Try Again'],
];

describe('In the middle of work', () => {
  const workbench = useSignedIn();

  for (const [what, rule, words, button] of faults) {
    it(`${what} is one message with the button ${button}; the list stays and the next try works`, async () => {
      const { window, simulator } = workbench;
      const before = (await window.drives.rows()).map(({ text }) => text);
      const fault = simulator.fail(rule);
      await window.drives.chooseFromMenu('datasets', 'Copy Password');
      const { severity, text, buttons } = await window.messages.wait(words);
      assert.equal(severity, 'error');
      assert.deepEqual(buttons, [button]);
      assert.equal((await window.messages.read()).length, 1, text);
      await window.drives.pressTitleButton('Refresh');
      assert.match(await window.drives.waitForMessage(words), /^As of /);
      assert.deepEqual(
        (await window.drives.rows()).map(row => row.text),
        before,
      );
      await window.screenshot(`faults/${what.replaceAll(' ', '-')}`);
      fault.stop();
      await window.drives.pressTitleButton('Refresh');
      await window.drives.waitForMessage(/^$/);
      await window.messages.clear();
      await window.drives.chooseFromMenu('datasets', 'Copy Password');
      await window.messages.wait('Copied the password of datasets');
    });
  }

  it('a key that is deleted is asked for once, and with another one the copy that was stopped goes on by itself', async () => {
    const { window, simulator } = workbench;
    simulator.fail({ key: simulator.key, status: 401 });
    await window.drives.chooseFromMenu('datasets', 'Copy Password');
    const { text } = await window.messages.wait('does not accept the API key any more');
    assert.match(text, /With another key of the team, what was stopped goes on\./);
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForMessage(/does not accept the API key any more/);
    assert.equal((await window.messages.read()).length, 1);
    await window.screenshot('faults/key-deleted');
    await window.messages.press('does not accept the API key any more', 'Replace API Key');
    await window.quickInput.titled('Replace the API Key of Acme Research');
    await window.quickInput.answer('pskey_made_up_next');
    await window.messages.wait('Copied the password of datasets');
    await window.drives.waitForMessage(/^$/);
    await window.screenshot('faults/key-replaced');
  });

  it('Try Again on the message, which names what failed, does it again', async () => {
    const { window, simulator } = workbench;
    const fault = simulator.fail({ drop: 'beforeHeaders' });
    await window.drives.chooseFromMenu('datasets', 'Copy Password');
    await window.messages.wait('Copy Password: Could not reach Paperspace');
    fault.stop();
    await window.messages.press('Copy Password: Could not reach Paperspace', 'Try Again');
    await window.messages.wait('Copied the password of datasets');
  });
});
