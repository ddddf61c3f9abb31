import fs from 'node:fs';
import path from 'node:path';
import { ensureHost } from '../../scripts/lib/hosts.mjs';
import { startHostServer } from '../../scripts/lib/hostServer.mjs';
import { packForTests } from '../../scripts/lib/vsix.mjs';
import { out, root, testVsix } from '../../scripts/lib/project.mjs';
import { startSimulator } from '../simulator/simulator';
import type { Simulator, WorldOptions } from '../simulator/simulator';
import { startProfile } from './profile';
import { WorkbenchWindow } from './workbenchWindow';

/** Which host to run, `oldest` or `newest`: scripts/test.mjs runs the suite once for each. */
const hostName = process.env['TEST_HOST'] ?? 'newest';
const toolCaller = path.join(root, 'test/ui/toolCaller');
const screens = path.join(out, 'screens', hostName);

export interface WorkbenchOptions {
  readonly simulator?: WorldOptions;
  /** Settings of the person; those of scope `application` are read here only. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`, besides the address of the API. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** The display language, such as `ja`; English if left out. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Leaves on this computer what is to be there before the first window opens. */
  readonly prepare?: (computer: Pick<Workbench, 'simulator' | 'dataDir'>) => void;
}

/** A running VS Code with the packed extension, a simulated Paperspace, and a browser profile of its own. */
export interface Workbench {
  readonly simulator: Simulator;
  /** Where VS Code's server keeps what is its own. */
  readonly dataDir: string;
  /** The folder that its windows show. */
  readonly folder: string;
  /** The first window. */
  readonly window: WorkbenchWindow;
  /** One more window of the same profile: it shares secrets, not what is in memory. */
  openWindow(): Promise<WorkbenchWindow>;
  /** Writes other settings of scope `machine` beside the address of the API; open windows learn of it a little later. */
  setMachineSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Installs an extension beside this one, as a person does while a window is open; until the suite ends. @param name of its folder here */
  install(name: string): Promise<void>;
}

export interface RunningWorkbench extends Workbench {
  /**
   * Everything forgotten, as on the first day with these options: the profile, the settings, the simulator, what is mounted
   * here; a first window.
   */
  startAfresh(options?: WorkbenchOptions): Promise<void>;
  close(): Promise<void>;
}

/** Starts VS Code's server and a browser, still without a window: `startAfresh` opens it. */
export async function startWorkbench(): Promise<RunningWorkbench> {
  const simulator = await startSimulator();
  const host = await ensureHost(hostName, line => console.log(line));
  const server = await startHostServer(host, { vsix: testVsix, extensions: [toolCaller] });
  const profile = await startProfile(server.url);
  const address = `${server.url}?folder=${encodeURIComponent(server.workspace)}`;
  const machine = (settings: WorkbenchOptions['machineSettings']) => ({
    ...settings,
    'paperspaceDrives.apiUrl': simulator.url,
  });
  let now: WorkbenchOptions = {};
  let first: WorkbenchWindow | undefined;
  const added = new Set<string>();
  const openWindow = async () => {
    const window = new WorkbenchWindow(await profile.newPage(now), address, screens);
    await window.load();
    return window;
  };
  return {
    simulator,
    dataDir: server.dataDir,
    folder: server.workspace,
    get window() {
      if (!first) throw new Error('no window yet: startAfresh opens one');
      return first;
    },
    openWindow,
    setMachineSettings: settings => server.setMachineSettings(machine(settings)),
    install: async name => {
      const folder = path.join(root, 'test/ui', name);
      const { publisher, name: own } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
        'publisher' | 'name',
        string
      >;
      const vsix = path.join(server.dataDir, `${own}.vsix`);
      await packForTests(folder, vsix);
      await server.install(vsix);
      added.add(`${publisher}.${own}`);
    },
    startAfresh: async (options = {}) => {
      now = options;
      await profile.forget();
      for (const id of added) await server.uninstall(id);
      added.clear();
      simulator.startFrom(options.simulator ?? {});
      for (const file of ['mountinfo', 'fstab', 'quick-clock', '.paperspace', 'tool-environment.json'])
        fs.rmSync(path.join(server.dataDir, file), { recursive: true, force: true });
      options.prepare?.({ simulator, dataDir: server.dataDir });
      server.startAfresh(machine(options.machineSettings), { ...options.userSettings });
      first = await openWindow();
    },
    close: async () => {
      await profile.close();
      await server.stop();
      await simulator.close();
    },
  };
}
