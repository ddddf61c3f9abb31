import path from 'node:path';
import { root } from '../../scripts/lib/project.mjs';
import { startWorkbench } from '../ui/workbench';
import { mountSandboxSettings, startMountSandbox } from '../ui/mountSandbox';
import { until } from '../ui/until';
import type { WorkbenchWindow } from '../ui/workbenchWindow';

/** Small enough that the words can be read at the width of a README. */
const viewport = { width: 960, height: 560 };

const workbench = await startWorkbench();
await workbench.startAfresh({
  viewport,
  machineSettings: mountSandboxSettings,
  userSettings: {
    ...mountSandboxSettings,
    'terminal.integrated.stickyScroll.enabled': false,
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
  },
});
try {
  const { window, simulator } = workbench;
  await signIn(window, simulator.key);
  // Marketplaces show one picture to everybody, whatever their theme (`<picture>` is ignored there, or its links break), so
  // README has some of each.
  await widenSidebar(window, 130);
  await window.useTheme('Light Modern');
  await takeCreate(window);
  await takeSnippet(window);
  await window.useTheme('Dark Modern');
  await takeSidebar(window);
  await takeDelete(window);
  await takeMount(window);
} finally {
  await workbench.close();
}

async function signIn(window: WorkbenchWindow, key: string): Promise<void> {
  await window.openSidebar();
  await window.drives.pressWelcomeButton('Sign In');
  await window.quickInput.titled('Sign In');
  await take(window, 'signIn');
  await window.quickInput.answer(key);
  await window.drives.waitForRow('datasets');
  await window.run('Notifications: Clear All Notifications');
}

async function takeSidebar(window: WorkbenchWindow): Promise<void> {
  await window.drives.click('datasets');
  // A click hides hovers until the pointer has been elsewhere.
  await window.page.mouse.move(viewport.width - 100, 200);
  await window.drives.tooltip('datasets', 'Mount point');
  await take(window, 'sidebar');
}

async function takeCreate(window: WorkbenchWindow): Promise<void> {
  const { quickInput } = window;
  await window.run('Paperspace Drives: Create Drive…');
  await quickInput.titled('Create Drive');
  await quickInput.choose('East Coast (NY2)');
  await quickInput.choose('training');
  await quickInput.wait('the name', input => /name of the drive/i.test(JSON.stringify(input)));
  await quickInput.answer('experiments');
  await quickInput.choose('1 TB');
  await quickInput.wait('the last look', input => input.items.some(item => item.label.includes('Create the drive')));
  await take(window, 'create');
  await window.press('Escape');
  await quickInput.closed();
}

async function takeSnippet(window: WorkbenchWindow): Promise<void> {
  await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
  await window.quickInput.wait('the targets', input => input.items.length > 3);
  await take(window, 'snippet');
  await window.press('Escape');
  await window.quickInput.closed();
}

async function takeDelete(window: WorkbenchWindow): Promise<void> {
  await window.drives.chooseFromMenu('checkpoints', 'Delete…');
  await window.quickInput.titled('Delete');
  await window.type('check');
  await take(window, 'delete');
  await window.press('Escape');
}

/** Wants root and the tools of test/real, as the mount is a real one as far as the kernel. */
async function takeMount(window: WorkbenchWindow): Promise<void> {
  const sandbox = await startMountSandbox(workbench.dataDir);
  try {
    sandbox.forget();
    await window.drives.chooseFromMenu('datasets', 'Mount Here…');
    await window.quickInput.titled('Mount datasets Here');
    await window.press('Enter');
    await window.quickInput.wait('how long', input => input.items.length === 2);
    await window.press('Enter');
    await until(
      'sudo to ask',
      () => window.terminalText(),
      text => text.trimEnd().endsWith('password for tester:'),
    );
    await window.type(sandbox.password);
    await window.press('Enter');
    await window.messages.wait('datasets is mounted at /mnt/datasets.');
    await window.drives.waitForRow('datasets', row => row.description.includes('mounted at'));
    await window.messages.clear();
    // Elsewhere, for the row in full: where the focus is, a row has buttons.
    await window.drives.click('checkpoints');
    await window.page.mouse.move(viewport.width - 100, 200);
    await take(window, 'mount');
  } finally {
    sandbox.remove();
  }
}

async function widenSidebar({ page }: WorkbenchWindow, by: number): Promise<void> {
  const sidebar = await page.locator('.part.sidebar').boundingBox();
  if (!sidebar) throw new Error('no sidebar is shown');
  // What is dragged lies over the gap beside it.
  const edge = sidebar.x + sidebar.width + 2;
  await page.mouse.move(edge, viewport.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge + by, viewport.height / 2, { steps: 5 });
  await page.mouse.up();
}

async function take(window: WorkbenchWindow, name: string): Promise<void> {
  const file = path.join(root, 'media', `${name}.png`);
  await window.page.screenshot({ path: file, animations: 'disabled' });
  console.log(`media/${name}.png`);
}
