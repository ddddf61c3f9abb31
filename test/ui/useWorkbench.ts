import { startWorkbench } from './workbench';
import type { RunningWorkbench, Workbench, WorkbenchOptions } from './workbench';

/** One for all suites of a run, because its first page costs more than all that a suite does; each suite starts afresh. */
let shared: Promise<RunningWorkbench> | undefined;

/** For suites that share a window and begin signed out, the first of them on somebody's first day. */
export const signedOut: WorkbenchOptions = {};

/** The options of the suite whose last test passed and left its window to the next suite of the same options. */
let left: WorkbenchOptions | undefined;

after('end the workbench', async function () {
  this.timeout(60_000);
  await (await shared)?.close();
});

/**
 * For a `describe`: a workbench that knows nothing yet, with these options. A failing test leaves a picture, and one that sent
 * Paperspace what the contract does not allow fails.
 * @param sharesWindow goes on in the window of a suite before it that shares one too, with the same object of options
 */
export function useWorkbench(options: WorkbenchOptions = {}, sharesWindow = false): Workbench {
  let running: Workbench | undefined;
  const get = (): Workbench => {
    if (!running) throw new Error('the workbench runs inside tests only');
    return running;
  };
  before('start afresh', async function () {
    this.timeout(240_000);
    const workbench = await (shared ??= startWorkbench());
    if (!sharesWindow || left !== options) await workbench.startAfresh(options);
    running = workbench;
    left = undefined;
  });
  afterEach('look at what the test left', async function () {
    const { window, simulator } = get();
    left = sharesWindow && this.currentTest?.state === 'passed' ? options : undefined;
    if (this.currentTest?.state === 'failed') {
      const name = this.currentTest
        .fullTitle()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-');
      console.log(`      picture: ${await window.screenshot(`failed/${name.slice(0, 100)}`)}`);
    }
    const violations = simulator.violations.splice(0);
    if (violations.length > 0) throw new Error(`sent what the contract does not allow: ${violations.join('; ')}`);
  });
  return {
    get simulator() {
      return get().simulator;
    },
    get dataDir() {
      return get().dataDir;
    },
    get folder() {
      return get().folder;
    },
    get window() {
      return get().window;
    },
    openWindow: () => get().openWindow(),
    setMachineSettings: settings => get().setMachineSettings(settings),
    install: name => get().install(name),
  };
}
