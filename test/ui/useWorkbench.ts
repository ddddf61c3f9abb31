import { startWorkbench } from './workbench';
import type { RunningWorkbench, Workbench, WorkbenchOptions } from './workbench';

/** One for all suites of a run, because its first page costs more than all that a suite does; each suite starts afresh. */
let shared: Promise<RunningWorkbench> | undefined;

after('end the workbench', async function () {
  this.timeout(60_000);
  await (await shared)?.close();
});

/**
 * For a `describe`: a workbench that knows nothing yet, with these options. A failing test leaves a picture, and one that sent
 * Paperspace what the contract does not allow fails.
 */
export function useWorkbench(options: WorkbenchOptions = {}): Workbench {
  let running: Workbench | undefined;
  const get = (): Workbench => {
    if (!running) throw new Error('the workbench runs inside tests only');
    return running;
  };
  before('start afresh', async function () {
    this.timeout(240_000);
    running = await (shared ??= startWorkbench());
    await running.startAfresh(options);
  });
  afterEach('look at what the test left', async function () {
    const { window, simulator } = get();
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
    get window() {
      return get().window;
    },
    openWindow: () => get().openWindow(),
    startAfresh: again => get().startAfresh(again ?? options),
  };
}
