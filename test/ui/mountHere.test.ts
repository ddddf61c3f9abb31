import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureRealTools } from '../../scripts/lib/realTools.mjs';
import { mountSandboxSettings, startMountSandbox, type MountSandbox } from './mountSandbox';
import { signIn, startOver } from './signedIn';
import { until } from './until';
import { useWorkbench } from './useWorkbench';
import type { WorkbenchWindow } from './workbenchWindow';

/** A part of the password that no quoting changes. */
const mark = 'm4de-up';
const password = `p'"$,\\ \`${mark}\`!%é ,`;
const username = "o'brien $HOME";
const drives = [{ name: 'datasets', size: 500, username, password }];

const isNewest = (process.env['TEST_HOST'] ?? 'newest') === 'newest';
const whyNotReal = await ensureRealTools(console.log);

// The oldest host has no terminals here (its node-pty is not built).
if (isNewest && whyNotReal === undefined) {
  describe('Mount Here', () => {
    const workbench = useWorkbench({
      simulator: { drives },
      machineSettings: mountSandboxSettings,
      userSettings: mountSandboxSettings,
    });
    let sandbox: MountSandbox;
    const drive = () => {
      const [first] = workbench.simulator.drives();
      assert.ok(first);
      return first;
    };
    const screen = () => workbench.window.terminalText();

    before('sign in', async () => {
      sandbox = await startMountSandbox(workbench.dataDir);
      await signIn(workbench);
    });
    after(() => sandbox.remove());
    beforeEach(async () => {
      sandbox.forget();
      await workbench.window.closeTerminals();
      await startOver(workbench);
    });

    /** Goes through the boxes and gives sudo its password, as a person does. */
    async function mount(atEveryStart = false) {
      const { window } = workbench;
      await askToMount(window);
      await window.screenshot('mount/how-long');
      await window.press(...(atEveryStart ? ['ArrowDown'] : []), 'Enter');
      await answerSudo();
    }

    async function answerSudo() {
      await until('sudo to ask', screen, text => text.trimEnd().endsWith('[sudo] password for tester:'));
      await workbench.window.type(sandbox.password);
      await workbench.window.press('Enter');
    }

    /** Everything below the extension's folder for hand-overs. */
    const leftThere = () => {
      const storage = path.join(workbench.dataDir, 'data/User/globalStorage/shared-drives.paperspace-shared-drives');
      assert.ok(fs.existsSync(storage));
      return fs.readdirSync(path.join(storage, 'mount'));
    };

    it('asks where and how long, and mounts; the secret is nowhere but where it belongs', async () => {
      const { window } = workbench;
      await mount();
      const { text, buttons } = await window.messages.wait('datasets is mounted at /mnt/datasets.');
      assert.deepEqual([text, buttons], ['datasets is mounted at /mnt/datasets.', ['Open Folder']]);
      await window.drives.waitForRow('datasets', row => row.description === '500 GB · mounted at /mnt/datasets');
      await window.screenshot('mount/mounted');

      const { mounts, commands } = sandbox.trace();
      const [first] = mounts;
      assert.deepEqual([first?.user, first?.password], [username, password]);
      assert.equal(first?.source, drive().mountPoint.replaceAll('\\', '/'));
      assert.match(sandbox.sudoCalls().join('\n'), /^sh (\S+)\.sh \1 \S+ \/\/\S+ \/mnt\/datasets uid=\S+$/);
      await window.type(`history -w ${sandbox.file('history')}`);
      await window.press('Enter');
      await until('the history', () => Promise.resolve(fs.existsSync(sandbox.file('history'))), Boolean);
      const places = {
        // The terminal breaks lines anywhere.
        terminal: (await screen()).replaceAll('\n', ''),
        history: fs.readFileSync(sandbox.file('history'), 'utf8'),
        processes: sandbox.processes(),
        commands: commands.join('\n'),
        log: logs(),
      };
      for (const [place, text] of Object.entries(places)) {
        assert.ok(text.length > 100, place);
        assert.ok(!text.includes(mark), place);
      }
      assert.equal(places.terminal.split('sudo sh $f.sh').length, 2, 'the line stands there once');
      assert.match(places.terminal, /\+ install -m 600 \S+ \/etc\/paperspace-drives\/\w+\.here/);
      assert.deepEqual(leftThere(), []);
    });

    const failures: readonly (readonly [string, string, RegExp, string])[] = [
      [
        'unreachable',
        'EHOSTUNREACH',
        /most likely this machine is not in the drive’s private network/,
        'Check Connection',
      ],
      [
        'a server that refuses connections',
        'ECONNREFUSED',
        /^Not mounted\. Connections are refused \(error 111\): the drive’s server is not ready yet, or/,
        'Check Connection',
      ],
      ['a wrong password', 'EACCES', /refused the user name or password \(error 13\)/, 'Try Again'],
      ['a wrong share', 'ENOENT', /no such share \(error 2\)/, 'Check Connection'],
      ['another dialect', 'EHOSTDOWN', /did not agree on a version of the protocol/, 'Try vers=3.0'],
    ];
    for (const [what, errno, words, button] of failures) {
      it(`${what} is said in its own words`, async () => {
        sandbox.answer(errno as 'E');
        await mount();
        const { text, buttons } = await workbench.window.messages.wait('Not mounted.');
        assert.match(text, words);
        assert.deepEqual(buttons, [button]);
        await workbench.window.screenshot(`mount/${errno}`);
        assert.deepEqual(leftThere(), []);
      });
    }

    it('a machine without cifs-utils is told how to get it', async () => {
      await sandbox.hideHelper(true);
      try {
        await mount();
        const { text, buttons } = await workbench.window.messages.wait('Not mounted.');
        assert.match(text, /lacks mount\.cifs, which the package cifs-utils brings/);
        assert.deepEqual(buttons, ['Install cifs-utils', 'Try Again']);
        await workbench.window.screenshot('mount/no-helper');
        await workbench.window.messages.press('Not mounted.', 'Install cifs-utils');
        await until('the command', screen, shown => shown.replaceAll('\n', '').includes('apt-get install cifs-utils'));
        // Nobody answers sudo: nothing is installed.
        await workbench.window.closeTerminals();
      } finally {
        await sandbox.hideHelper(false);
      }
    });

    it('a terminal that is closed while sudo asks leaves no secret', async () => {
      const { window } = workbench;
      await askToMount(window);
      await window.press('Enter');
      await until('sudo to ask', screen, text => text.includes('[sudo] password'));
      assert.equal(leftThere().filter(name => /^[0-9a-f]{16}$/.test(name)).length, 1);
      await window.closeTerminals();
      await window.messages.wait('The terminal was closed');
      assert.deepEqual(leftThere(), []);
    });

    it('Ctrl+C while sudo asks is no refusal: it was stopped, and can be tried again', async () => {
      const { window } = workbench;
      await askToMount(window);
      await window.press('Enter');
      await until('sudo to ask', screen, text => text.includes('[sudo] password'));
      await window.press('Control+c');
      const { text, buttons } = await window.messages.wait('Not mounted.');
      assert.equal(text, 'Not mounted. It was stopped in the terminal.');
      assert.deepEqual(buttons, ['Try Again']);
      await window.screenshot('mount/stopped');
      assert.deepEqual(leftThere(), []);
      await window.messages.press('Not mounted.', 'Try Again');
      await answerSudo();
      await window.messages.wait('datasets is mounted at /mnt/datasets.');
    });

    it('Try vers=3.0 mounts again with that', async () => {
      sandbox.answer('EHOSTDOWN');
      await mount();
      await workbench.window.messages.wait('Not mounted.');
      sandbox.answer('success');
      await workbench.window.messages.press('Not mounted.', 'Try vers=3.0');
      await workbench.window.messages.wait('datasets is mounted at /mnt/datasets.');
      const versions = sandbox.trace().mounts.map(each => each.options.get('vers'));
      assert.deepEqual(versions.sort(), ['3.0', undefined]);
    });

    it('Unmount takes the line that mounts it at every start away with it, when that is chosen', async () => {
      const { window } = workbench;
      await mount(true);
      await untilMounted();
      await window.drives.chooseFromMenu('datasets', 'Unmount');
      await window.quickInput.titled('Unmount datasets');
      await window.screenshot('mount/unmount');
      await window.press('ArrowDown', 'Enter');
      await window.messages.wait('datasets is unmounted from /mnt/datasets.');
      await window.drives.waitForRow('datasets', row => row.description === '500 GB');
      await window.screenshot('mount/unmounted');
    });

    it('a mount at every start that fails leaves its line, and a button takes that away again', async () => {
      const { window } = workbench;
      sandbox.answer('EACCES');
      await mount(true);
      const { text, buttons } = await window.messages.wait('Not mounted.');
      assert.match(text, / The line stays in \/etc\/fstab\.$/);
      assert.deepEqual(buttons, ['Try Again', 'Remove the Line']);
      await window.screenshot('mount/line-stays');
      await window.messages.press('Not mounted.', 'Remove the Line');
      await window.messages.wait('datasets is no longer mounted at every start.');
      assert.doesNotMatch(sandbox.fstab(), /cifs/);
      await window.screenshot('mount/line-removed');
    });

    it('a mount at every start that Ctrl+C stops leaves its line, which is said all the same', async () => {
      const { window } = workbench;
      sandbox.answer('silence');
      await mount(true);
      await until('the mount', screen, text => text.replaceAll('\n', '').includes('+ mount /mnt/datasets'));
      await window.press('Control+c');
      const { text, buttons } = await window.messages.wait('Not mounted.');
      assert.equal(text, 'Not mounted. It was stopped in the terminal. The line stays in /etc/fstab.');
      assert.deepEqual(buttons, ['Try Again', 'Remove the Line']);
      await window.screenshot('mount/stopped-line-stays');
      assert.deepEqual(leftThere(), []);
      await window.messages.press('Not mounted.', 'Remove the Line');
      await window.messages.wait('datasets is no longer mounted at every start.');
      assert.doesNotMatch(sandbox.fstab(), /cifs/);
    });

    it('Unmount leaves a drive that is in use, and says so', async () => {
      const { window } = workbench;
      await mount();
      await untilMounted();
      sandbox.inUse(true);
      await window.drives.chooseFromMenu('datasets', 'Unmount');
      const { text } = await window.messages.wait('still mounted');
      assert.equal(
        text,
        'datasets is still mounted at /mnt/datasets. Something on this machine uses it: close files in it, and leave its directory.',
      );
      assert.match(sandbox.sudoCalls().at(-1) ?? '', /^umount \/mnt\/datasets$/);
      await rowSaysMounted('/mnt/datasets');
    });

    it('a terminal that is closed while sudo asks to unmount is said', async () => {
      const { window } = workbench;
      await showMounted('/mnt/data');
      await window.drives.chooseFromMenu('datasets', 'Unmount');
      await until('sudo to ask', screen, text => text.includes('[sudo] password'));
      await window.closeTerminals();
      const { text } = await window.messages.wait('still mounted');
      assert.equal(text, 'datasets is still mounted at /mnt/data. The terminal was closed.');
    });

    it('Ctrl+C while sudo asks to unmount is said', async () => {
      const { window } = workbench;
      await showMounted('/mnt/data');
      await window.drives.chooseFromMenu('datasets', 'Unmount');
      await until('sudo to ask', screen, text => text.includes('[sudo] password'));
      await window.press('Control+c');
      const { text } = await window.messages.wait('still mounted');
      assert.equal(text, 'datasets is still mounted at /mnt/data. It was stopped in the terminal.');
    });

    it('Unmount names the program that uses it', async () => {
      const { window } = workbench;
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'in-use-'));
      const program = spawn('sleep', ['1000'], { cwd: directory });
      try {
        await once(program, 'spawn');
        await showMounted(directory);
        sandbox.inUse(true);
        await window.drives.chooseFromMenu('datasets', 'Unmount');
        await answerSudo();
        const { text } = await window.messages.wait('still mounted');
        assert.equal(text, `datasets is still mounted at ${directory}. In use by: sleep (${program.pid}).`);
        await window.screenshot('mount/in-use');
      } finally {
        program.kill();
        fs.rmSync(directory, { recursive: true });
      }
    });

    it('a line that stays in /etc/fstab after Unmount for good is said, and why', async () => {
      const { window } = workbench;
      await mount(true);
      await untilMounted();
      await sandbox.holdFstab(true);
      try {
        await window.drives.chooseFromMenu('datasets', 'Unmount');
        await window.quickInput.titled('Unmount datasets');
        await window.press('ArrowDown', 'Enter');
        const { text } = await window.messages.wait('still mounts');
        assert.equal(
          text,
          'A line in /etc/fstab still mounts datasets at every start. tee: /etc/fstab: Read-only file system',
        );
        assert.match(sandbox.fstab(), /cifs/);
        await window.drives.waitForRow('datasets', row => row.description === '500 GB');
      } finally {
        await sandbox.holdFstab(false);
      }
    });

    it('Rename and Delete say first where the drive is mounted here', async () => {
      const { window } = workbench;
      await showMounted('/mnt/data');
      await window.drives.chooseFromMenu('datasets', 'Rename…');
      const renaming = await window.quickInput.titled('Rename datasets');
      assert.match(JSON.stringify(renaming), /It is mounted on this machine at \/mnt\/data, which keeps its name\./);
      await window.screenshot('mount/rename');
      await window.press('Escape');
      await window.quickInput.closed();
      await window.drives.chooseFromMenu('datasets', 'Delete…');
      const deleting = await window.quickInput.titled('Delete datasets');
      assert.match(JSON.stringify(deleting), / · mounted on this machine at \/mnt\/data\. All data/);
      await window.screenshot('mount/delete');
      await window.press('Escape');
      await window.quickInput.closed();
    });

    it('Unmount asks first when a folder of this window lies inside', async () => {
      const { window, folder } = workbench;
      const directory = path.dirname(folder);
      await showMounted(directory);
      await window.drives.chooseFromMenu('datasets', 'Unmount');
      const { message, detail, buttons } = await window.dialog.wait(`Unmount datasets from ${directory}?`);
      assert.equal(message, `Unmount datasets from ${directory}?`);
      assert.match(detail, new RegExp(`will be empty: ${path.basename(folder)}\\. Save your files first\\.$`));
      assert.deepEqual(buttons.sort(), ['Cancel', 'Unmount']);
      await window.screenshot('mount/unmount-inside');
      await window.dialog.press('Cancel');
      await rowSaysMounted(directory);
      assert.deepEqual(sandbox.sudoCalls(), []);
    });

    // The last one: its window shows another folder then.
    it('Open Folder asks in which window, and opens the directory there', async () => {
      const { window, folder } = workbench;
      const directory = path.dirname(folder);
      await showMounted(directory);
      await window.drives.chooseFromMenu('datasets', 'Open Folder');
      const { items } = await window.quickInput.titled('Open the Folder of datasets');
      assert.deepEqual(
        items.map(({ label }) => label.trim()),
        ['In this window', 'In a new window', 'Add to this workspace'],
      );
      await window.press('Enter');
      const shown = () => Promise.resolve(new URL(window.page.url()).searchParams.get('folder'));
      await until('the window to show it', shown, found => found === directory);
    });

    /** The row as it is when the drive is mounted there, without a mount. */
    async function showMounted(directory: string) {
      const share = drive().mountPoint.replaceAll('\\', '/');
      fs.writeFileSync(path.join(workbench.dataDir, 'mountinfo'), `99 1 0:99 / ${directory} rw - cifs ${share} rw\n`);
      await workbench.window.drives.pressTitleButton('Refresh');
      await rowSaysMounted(directory);
    }

    const rowSaysMounted = (directory: string) =>
      workbench.window.drives.waitForRow('datasets', row => row.description.endsWith(`mounted at ${directory}`));

    async function untilMounted() {
      await workbench.window.messages.wait('datasets is mounted at /mnt/datasets.');
      await rowSaysMounted('/mnt/datasets');
      await workbench.window.messages.clear();
    }

    function logs(): string {
      const folder = path.join(workbench.dataDir, 'data/logs');
      const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const paths = files.map(file => path.join(folder, file)).filter(file => fs.statSync(file).isFile());
      return paths.map(file => fs.readFileSync(file, 'utf8')).join('\n');
    }
  });
}

/** Up to the box that asks how long. */
async function askToMount(window: WorkbenchWindow) {
  await window.drives.chooseFromMenu('datasets', 'Mount Here…');
  await window.quickInput.titled('Mount datasets Here');
  await window.press('Enter');
  await window.quickInput.wait('how long', ({ items }) => items.length === 2);
}

if (!isNewest && whyNotReal === undefined) {
  describe('Mount Here, where VS Code has no terminals', () => {
    const workbench = useWorkbench({ simulator: { drives } });
    before('sign in', () => signIn(workbench));

    it('says so, and offers the snippet', async () => {
      const { window } = workbench;
      await askToMount(window);
      await window.press('Enter');
      const { text, buttons } = await window.messages.wait('Not mounted');
      assert.match(text, /VS Code could open no terminal here/);
      assert.deepEqual(buttons, ['Copy Mount Snippet']);
    });
  });
}
