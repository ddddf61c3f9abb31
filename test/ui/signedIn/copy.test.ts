import assert from 'node:assert/strict';
import { ensureRealTools } from '../../../scripts/lib/realTools.mjs';
import { straceMount } from '../../real/batch';
import { pasteIntoShell } from '../../real/shell';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

/** A part of the password that no quoting changes. */
const mark = 'm4de-up';
const password = `p'"$,\\ \`${mark}\`!%é ,`;
const username = "o'brien $HOME";
const drives = [
  { name: 'datasets', size: 500, username, password },
  { name: 'getting-ready', mountPoint: '' },
  { name: 'comma-user', username: 'ann,e' },
  { name: 'line-break', password: `one\n${mark}` },
  { name: 'long-password', password: mark.repeat(80) },
  { name: 'no-password', password: '' },
  { name: 'no-mount-point', mountPoint: 'https://files.example/x' },
];

const whyNotReal = await ensureRealTools(console.log);

describe('Copying', () => {
  const workbench = useSignedIn({ drives });
  const driveOf = (name: string) => {
    const drive = workbench.simulator.drives().find(each => each.name === name);
    assert.ok(drive, `no drive ${name}`);
    return drive;
  };
  const copyWithButton = (name: string) => workbench.window.drives.pressRowButton(name, 'Copy Mount Snippet');

  beforeEach('something on the clipboard', () => workbench.window.setClipboard('as before'));

  describe('Copy Mount Snippet', () => {
    it('is the button of a row, and says what was copied, that it holds the password, and where to paste it', async () => {
      const { window } = workbench;
      assert.deepEqual(await window.drives.rowButtons('datasets'), ['Copy Mount Snippet']);
      await copyWithButton('datasets');
      const { text, buttons, severity } = await window.messages.wait('Copied');
      assert.equal(
        text,
        'Copied the mount snippet of datasets: Linux, until the next restart (bash, zsh). ' +
          'It contains the password; the clipboard is cleared in 60 s. ' +
          'Paste it into bash or zsh on a Linux machine in the drive’s private network.',
      );
      assert.deepEqual(buttons, ['Copy As…']);
      assert.equal(severity, 'info');
      assert.match(await window.clipboard(), /mount -t cifs/);
      await window.screenshot('copy/copied');
      await window.messages.press('Copied', 'Copy As…');
      await window.quickInput.titled('Copy the Mount Snippet of datasets As');
    });

    it('is in the row’s menu', async () => {
      const { window } = workbench;
      await window.drives.contextMenu('datasets');
      await window.screenshot('copy/menu');
      await window.press('Escape');
      await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet');
      await window.messages.wait('Copied the mount snippet of datasets');
    });

    it('asks which drive when it comes from the palette', async () => {
      const { window } = workbench;
      await window.run('Paperspace Drives: Copy Mount Snippet');
      const { items } = await window.quickInput.wait(
        'the drives',
        input => input.title.includes('Copy Mount Snippet') && input.items.length > 0,
      );
      assert.equal(items.length, drives.length);
      await window.screenshot('copy/which-drive');
      await window.quickInput.answer('datasets');
      await window.messages.wait('Copied the mount snippet of datasets');
    });

    it('waits for a drive without a mount point until that is cancelled', async () => {
      const { window } = workbench;
      await copyWithButton('getting-ready');
      const { buttons } = await window.messages.wait('Waiting for getting-ready to get its mount point…');
      assert.deepEqual(buttons, ['Cancel']);
      await window.screenshot('copy/waiting');
      await window.messages.press('Waiting', 'Cancel');
      await window.messages.none();
      assert.equal(await window.clipboard(), 'as before');
    });

    for (const [name, reason] of [
      ['comma-user', 'The user name holds a comma, which mount.cifs cannot take at all.'],
      ['line-break', 'The password holds a line break, which no credentials file can carry.'],
      ['long-password', 'The password is longer than mount.cifs takes (560 of 512 bytes, each comma counted twice).'],
      ['no-password', 'The drive has no password.'],
      ['no-mount-point', 'The drive’s mount point is not one this extension can write safely: https://files.example/x'],
    ] as const) {
      it(`copies nothing for ${name}, and says why`, async () => {
        const { window } = workbench;
        await copyWithButton(name);
        const { text, severity } = await window.messages.wait('Nothing was copied');
        assert.equal(text, `Nothing was copied. ${reason}`);
        assert.equal(severity, 'error');
        assert.equal(await window.clipboard(), 'as before');
        await window.screenshot(`copy/refused-${name}`);
      });
    }

    it('clears nothing where the clipboard cannot be read, and says so', async () => {
      const { window } = workbench;
      const profile = window.page.context();
      await profile.clearPermissions();
      await profile.grantPermissions(['clipboard-write']);
      try {
        await copyWithButton('datasets');
        const { text } = await window.messages.wait('Copied');
        assert.match(text, /contains the password; the clipboard cannot be read here, so it is not cleared\./);
        await window.screenshot('copy/clipboard-unreadable');
      } finally {
        await profile.grantPermissions(['clipboard-read', 'clipboard-write']);
      }
      assert.match(await window.clipboard(), /mount -t cifs/);
    });
  });

  describe('Copy Mount Snippet As…', () => {
    it('shows every target in every form with a preview, and the password nowhere in the window', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
      const { items } = await window.quickInput.wait(
        'the targets',
        input => input.title.includes('Copy the Mount Snippet of datasets As') && input.items.length > 0,
      );
      await window.screenshot('copy/as');
      const shown = items.map(({ label, description }) => `${label}: ${description}`);
      assert.deepEqual(shown.slice(0, 4), [
        'Linux, until the next restart (bash, zsh): contains the password',
        'Linux, until the next restart (bash, zsh): asks for the password',
        'Linux, also after a restart: /etc/fstab (bash, zsh): contains the password',
        'Linux, also after a restart: /etc/fstab (bash, zsh): asks for the password',
      ]);
      assert.ok(items.filter(({ description }) => description === 'contains the password').length >= 3);
      // Of the others of its kind only as many are drawn as there is room for.
      const macos = items.find(({ label }) => label === 'macOS (Terminal)');
      assert.equal(macos?.description, 'asks for the password (there is no safe way to put it in)');
      for (const { label, description, detail } of items) {
        const dots = detail.slice(0, 60).includes('••••••••');
        assert.equal(dots, description === 'contains the password', `${label}: ${detail}`);
      }
      assert.equal(await window.page.evaluate<boolean>(isInPage(mark)), false);
    });

    it('copies a form that asks, with no secret in it', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
      await window.quickInput.titled('Copy the Mount Snippet of datasets As');
      await window.press('ArrowDown');
      await window.quickInput.wait('the form that asks', ({ items }) => items[1]?.focused === true);
      await window.press('Enter');
      const { text } = await window.messages.wait('Copied the mount snippet of datasets');
      assert.match(text, /It asks for the password\. Paste it/);
      const snippet = await window.clipboard();
      assert.match(snippet, /mount -t cifs/);
      assert.equal(snippet.includes(mark), false);
    });

    it('begins with what was chosen last', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
      await window.quickInput.wait('the form that was copied', ({ items }) => items[1]?.focused === true);
    });
  });

  describe('the other facts of a drive', () => {
    it('Copy Password copies it and says when it is cleared', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Copy Password');
      const { text } = await window.messages.wait('Copied the password');
      assert.equal(text, 'Copied the password of datasets; the clipboard is cleared in 60 s.');
      assert.equal(await window.clipboard(), password);
    });

    for (const [entry, fact] of [
      ['Copy User Name', () => username],
      ['Copy Mount Point', () => driveOf('datasets').mountPoint],
      ['Copy Drive ID', () => driveOf('datasets').id],
      ['Copy Link', () => `code-oss://shared-drives.paperspace-shared-drives/drive/${driveOf('datasets').id}`],
    ] as const) {
      it(`${entry} copies just that`, async () => {
        const { window } = workbench;
        await window.drives.chooseFromMenu('datasets', entry);
        await until(
          entry,
          () => window.clipboard(),
          text => text === fact(),
        );
      });
    }

    it('a copied link shows its drive', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Copy Link');
      const link = await window.clipboardLike(/^code-oss:/);
      await window.drives.click('line-break');
      await window.run('Developer: Open URL');
      await window.quickInput.wait('the address');
      await window.quickInput.answer(link);
      const { message } = await window.dialog.wait(/open this URI/);
      assert.match(message, /Shared Drives for Paperspace/);
      await window.screenshot('copy/link');
      await window.dialog.press('Open');
      await window.drives.waitForRow('datasets', ({ selected }) => selected);
    });

    it('Show Details is a document that cannot be changed, without the password', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Show Details');
      // The editor draws a line anew when it has learnt the language: for a moment it is not there.
      const text = await until(
        'the whole document',
        () => window.editorText(),
        shown => /East Coast \(NY2\)[^]*created:/.test(shown),
      );
      const { id, mountPoint } = driveOf('datasets');
      for (const fact of ['500 GB', 'East Coast (NY2)', 'Acme Research', '10.64.92.0/24', id, mountPoint, username]) {
        assert.ok(text.includes(fact), `${fact} in ${text}`);
      }
      assert.match((await window.tabs()).join(), /^datasets/);
      await window.screenshot('copy/details');
      await window.type('x');
      await window.page.getByRole('paragraph').filter({ hasText: 'Cannot edit in read-only editor' }).waitFor();
      // Here too a line may be drawn anew.
      await until(
        'the document as it was',
        () => window.editorText(),
        shown => shown === text,
      );
      assert.equal(await window.page.evaluate<boolean>(isInPage(mark)), false);
      await window.press('ControlOrMeta+F4');
    });

    it('Open in Paperspace Console opens the team’s page of drives', async () => {
      const { window } = workbench;
      await window.drives.chooseFromMenu('datasets', 'Open in Paperspace Console');
      const { message, detail } = await window.dialog.wait(/external website/);
      assert.match(message + detail, /https:\/\/console\.paperspace\.com\/acme-research\/drives/);
      await window.screenshot('copy/console');
      await window.dialog.press('Cancel');
    });
  });

  if (whyNotReal) {
    console.log(`left out: running the copied snippet: ${whyNotReal}`);
    return;
  }
  describe('the snippet on the clipboard, run for real', () => {
    const copied = async () => {
      await copyWithButton('datasets');
      await workbench.window.messages.wait('Copied the mount snippet');
      return workbench.window.clipboard();
    };

    for (const bracketed of [true, false]) {
      it(`mounts when pasted into bash ${bracketed ? 'as one piece' : 'line by line'}, sudo asking in between`, async () => {
        const { mounts, sudoAnswers, screen, history } = await pasteIntoShell(await copied(), { bracketed });
        const [mount] = mounts;
        assert.ok(mount, screen);
        assert.deepEqual([mount.user, mount.password], [username, driveOf('datasets').password]);
        assert.deepEqual(sudoAnswers, ['letmein'], 'sudo swallowed a line');
        assert.equal(history.includes(mark), false);
      });
    }

    it('hands mount.cifs the true user and password', async () => {
      const [mount] = await straceMount(await copied());
      assert.ok(mount);
      assert.deepEqual([mount.user, mount.password], [username, driveOf('datasets').password]);
      assert.equal(mount.unc, driveOf('datasets').mountPoint);
    });
  });
});

/** An expression for the page: whether a text stands anywhere in it, seen or not. */
function isInPage(text: string): string {
  return `[document.documentElement.textContent, ...Array.from(document.querySelectorAll('*')).flatMap(element =>
    [element.value, ...Array.from(element.attributes, attribute => attribute.value)])]
    .some(each => String(each).includes(${JSON.stringify(text)}))`;
}
