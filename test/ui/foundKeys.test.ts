import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { QuickInput } from './quickInputBox';
import { signOut } from './signedIn';
import { until } from './until';
import { useWorkbench } from './useWorkbench';

const second = 'pskey_made_up_second_team';
const boxTitle = 'Sign In to Paperspace';
const paste = 'Paste another API key…';

describe('Keys of Paperspace’s own tools', () => {
  // The tools as somebody has them who works for two teams.
  const workbench = useWorkbench({
    prepare: ({ dataDir, simulator }) => {
      writeEnvironment(dataDir, { PAPERSPACE_API_URL: simulator.url });
      fs.mkdirSync(path.join(dataDir, '.paperspace'));
      fs.writeFileSync(path.join(dataDir, '.paperspace/config.toml'), 'version = 1\nteam = "ada"\n');
    },
  });

  const writeKeys = (lines: string) =>
    fs.writeFileSync(path.join(workbench.dataDir, '.paperspace/credentials.toml'), `version = 1\n\n[keys]\n${lines}\n`);

  async function openBox() {
    const { window } = workbench;
    await window.messages.clear();
    await window.run('Paperspace Drives: Sign In…');
    return window.quickInput.wait('what is there', ({ title, items, password }) => {
      return title === boxTitle && (password || items.length > 0);
    });
  }

  /** Behind an icon, a label begins with a blank. */
  const rowsOf = ({ items }: QuickInput) => items.map(({ label, description }) => [label.trim(), description]);

  it('none: the box for a key opens directly, and its button leads to the console’s page for keys', async () => {
    const { window } = workbench;
    await window.openSidebar();
    const box = await openBox();
    assert.equal(box.password, true);
    assert.equal(box.severity, '');
    // VS Code draws the buttons of a box that has just opened once more, and a press in between is lost. A second question would
    // wait behind the first, so that each press is given time.
    const dialog = await until(
      'the question whether to leave',
      async () => {
        await window.quickInput.press('Open the Paperspace console to make a key');
        await window.page
          .locator('.monaco-dialog-box:visible')
          .waitFor({ timeout: 5_000 })
          .catch(() => undefined);
        return window.dialog.read();
      },
      shown => shown !== undefined,
    );
    assert.match(JSON.stringify(dialog), /console\.paperspace\.com\/settings\/apikeys/);
    await window.screenshot('foundKeys/console');
    await window.dialog.press('Cancel');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('in the file: every team is a row, the tools’ current one first, and the keyboard chooses one', async () => {
    const { window, simulator } = workbench;
    writeKeys(`acme-research = "${simulator.key}"\nada = "${second}"`);
    const box = await openBox();
    assert.deepEqual(rowsOf(box), [
      ['ada', '~/.paperspace/credentials.toml · the tools’ current team'],
      ['acme-research', '~/.paperspace/credentials.toml'],
      [paste, ''],
    ]);
    assert.equal(box.placeholder, 'Paperspace’s own tools have these API keys on the machine this window works on');
    await window.screenshot('foundKeys/file');
    await window.press('ArrowDown', 'Enter');
    await window.messages.wait('Signed in to the team Acme Research.');
    await window.drives.waitForRow('datasets');
    await window.screenshot('foundKeys/signedIn');
    await signOut(workbench.window);
  });

  it('one that is refused comes back marked, with what is left to do already chosen', async () => {
    const { window, simulator } = workbench;
    writeKeys(`gone = "pskey_made_up_wrong"\nacme-research = "${simulator.key}"`);
    await openBox();
    await window.press('Enter');
    const { items } = await window.quickInput.wait('the mark', input =>
      input.items.some(({ detail }) => detail.includes('Paperspace refused this API key')),
    );
    assert.match(items[0]?.detail ?? '', /refused/);
    assert.equal(items.find(({ focused }) => focused)?.label.trim(), paste);
    await window.screenshot('foundKeys/refused');
    await window.press('Enter');
    const box = await window.quickInput.wait('the box for a key', ({ password }) => password);
    assert.equal(box.severity, '');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('an entry that is no key is named below the others, and cannot be chosen', async () => {
    const { window, simulator } = workbench;
    writeKeys(`acme-research = "${simulator.key}"\nbroken = "not a key"`);
    const { items } = await openBox();
    assert.equal(
      items.at(-1)?.label.trim(),
      'In ~/.paperspace/credentials.toml, what stands for broken is no API key.',
    );
    await window.screenshot('foundKeys/unusable');
    const asked = simulator.requests.length;
    // From the first row up is the last one.
    await window.press('ArrowUp');
    await window.quickInput.wait('the last row', input => input.items.at(-1)?.focused === true);
    await window.press('Enter');
    assert.equal((await window.quickInput.wait('the same box')).title, boxTitle);
    assert.equal(simulator.requests.length, asked);
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('damaged: the box for a key says in which line, and takes a key all the same', async () => {
    const { window } = workbench;
    writeKeys(`acme-research = "pskey_made_up_cut_off`);
    const box = await openBox();
    assert.equal(box.password, true);
    assert.equal(box.severity, 'warning');
    assert.match(box.message, /credentials\.toml is not used: it is damaged, from line 4 on\./);
    assert.doesNotMatch(box.message, /pskey/);
    await window.screenshot('foundKeys/damaged');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('in the environment too: the same key is one row, which says both; alone it goes by the variable’s name', async () => {
    const { window, simulator, dataDir } = workbench;
    writeEnvironment(dataDir, { PAPERSPACE_API_URL: simulator.url, PAPERSPACE_API_KEY: simulator.key });
    writeKeys(`acme-research = "${simulator.key}"\nada = "${second}"`);
    await window.reload();
    await window.openSidebar();
    const both = await openBox();
    assert.deepEqual(rowsOf(both).slice(0, 2), [
      ['acme-research', '~/.paperspace/credentials.toml · PAPERSPACE_API_KEY'],
      ['ada', '~/.paperspace/credentials.toml · the tools’ current team'],
    ]);
    await window.screenshot('foundKeys/both');
    await window.press('Escape');
    await window.quickInput.closed();
    writeKeys('');
    const alone = await openBox();
    assert.deepEqual(rowsOf(alone), [
      ['PAPERSPACE_API_KEY', 'environment variable'],
      [paste, ''],
    ]);
    await window.screenshot('foundKeys/environment');
    await window.press('Enter');
    await window.messages.wait('Signed in to the team Acme Research.');
    await window.drives.waitForRow('datasets');
  });

  it('made for another address: each row says where its key would go', async () => {
    const { window, simulator, dataDir } = workbench;
    await signOut(window);
    writeEnvironment(dataDir, { PAPERSPACE_API_KEY: simulator.key });
    await window.reload();
    await window.openSidebar();
    const { items } = await openBox();
    const { origin } = new URL(simulator.url);
    assert.equal(items[0]?.detail.trim(), `Made for https://api.paperspace.com, would be sent to ${origin}`);
    await window.screenshot('foundKeys/elsewhere');
    await window.press('Escape');
    await window.quickInput.closed();
  });
});

function writeEnvironment(dataDir: string, variables: Readonly<Record<string, string>>): void {
  fs.writeFileSync(path.join(dataDir, 'tool-environment.json'), JSON.stringify(variables));
}
