import type { WorldOptions } from '../simulator/simulator';
import { until } from './until';
import { useWorkbench } from './useWorkbench';
import type { Workbench } from './workbench';

/** For suites that only need a list: sizes that the simulator sells and does not sell, and settings in an editor on newer hosts too. */
const options = {
  userSettings: {
    'paperspaceDrives.sizes': [50, 100, 250, 333, 500, 1000, 2000, 4000],
    'workbench.editor.useModal': 'off',
  },
};

/**
 * For a `describe`: a window signed in that suites share, each test with the simulator as at the start. Suites that share it lie
 * in one folder, so that they run one after the other.
 * @param world what the simulator holds; the sample's drives if left out
 */
export function useSignedIn(world?: WorldOptions): Workbench {
  const workbench = useSignedInWindow();
  beforeEach('start over', () => startOver(workbench, world));
  return workbench;
}

/** The same window for tests that go on where the one before has ended. */
export function useSignedInWindow(): Workbench {
  const workbench = useWorkbench(options, true);
  before('sign in', async () => {
    if ((await workbench.window.drives.rows()).length === 0) await signIn(workbench);
  });
  return workbench;
}

/** Opens the view and signs in, as somebody does on the first day; done when the first drives are there. */
export async function signIn({ window, simulator }: Workbench, key = simulator.key): Promise<void> {
  const { drives, messages, quickInput } = window;
  await window.openSidebar();
  await drives.waitForWelcome(/API key/);
  await drives.pressWelcomeButton('Sign In');
  await quickInput.titled('Sign In to Paperspace');
  await quickInput.answer(key);
  await messages.wait('Signed in to the team');
  await drives.wait('the first drives', rows => rows.length > 0);
}

/** For a suite that goes on in a window with another world than the one before: signs out of that, and in to this. */
export async function signInTo(workbench: Workbench, world: WorldOptions): Promise<void> {
  const { window, simulator } = workbench;
  if ((await window.drives.rows()).length > 0) await signOut(window);
  simulator.reset(world);
  await window.messages.clear();
  await signIn(workbench);
}

/** Signs out of the one team there is; done when the view says what it is for. */
export async function signOut(window: Workbench['window']): Promise<void> {
  await window.run('Paperspace Drives: Sign Out…');
  await window.quickInput.wait('the one choice', ({ items }) => items[0]?.focused === true);
  await window.press('Enter');
  await window.drives.waitForWelcome(/See your team’s shared drives/);
}

/** What a window showed when it had started over, and what it showed that of. */
const starts = new WeakMap<Workbench['window'], { readonly world: string; readonly rows: string }>();

/**
 * The simulator as at the start (or with what is given instead), and the window with it: no box, no message, every
 * region open, the list read anew unless the test before changed nothing. Cheaper than a new workbench for every test. For lists
 * whose rows are all in sight.
 */
export async function startOver(workbench: Workbench, world?: WorldOptions): Promise<void> {
  const { window, simulator } = workbench;
  await closeBoxes(window);
  const before = worldOf(simulator);
  const wrote = simulator.requests.some(({ method }) => method !== 'GET');
  simulator.reset(world);
  const now = worldOf(simulator);
  const start = starts.get(window);
  const untouched = !wrote && before === now && start?.world === now && start.rows === (await lookOf(window));
  if (!untouched) {
    await readAnew(workbench);
    starts.set(window, { world: now, rows: await lookOf(window) });
  }
  await window.messages.clear();
}

function worldOf(simulator: Workbench['simulator']): string {
  return JSON.stringify([simulator.drives(), simulator.networks()]);
}

/** All that a change of the list would show. */
async function lookOf({ drives }: Workbench['window']): Promise<string> {
  const rows = (await drives.rows()).map(({ text, description, level, expanded }) => [
    text,
    description,
    level,
    expanded,
  ]);
  return JSON.stringify([await drives.message(), ...rows]);
}

async function readAnew({ window, simulator }: Workbench): Promise<void> {
  await window.drives.pressTitleButton('Refresh');
  const names = simulator.drives().map(({ name }) => name);
  await until(
    'the list as it is now',
    async () => {
      const rows = await window.drives.rows();
      const closed = rows.find(({ expanded, level }) => expanded === false && level === 1);
      if (closed) await window.drives.expand(closed.text);
      return rows;
    },
    rows => {
      const shown = rows.filter(({ level }) => level > 1).map(({ text }) => text);
      return shown.length === names.length && shown.every(name => names.includes(name));
    },
  );
  await until(
    'the list to be read',
    () => Promise.resolve(simulator.requests),
    requests => requests.some(({ path, status }) => path === '/shared-drives' && status === 200),
  );
  await window.drives.rest();
}

async function closeBoxes({ quickInput, page }: Workbench['window']): Promise<void> {
  while (await quickInput.read()) await page.keyboard.press('Escape');
}
