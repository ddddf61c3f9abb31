import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.mjs';
import { ensureHost } from '../../scripts/lib/hosts.mjs';
import { startHostServer } from '../../scripts/lib/hostServer.mjs';
import type { HostServer } from '../../scripts/lib/hostServer.mjs';
import { out, testVsix } from '../../scripts/lib/project.mjs';
import { startSimulator } from '../simulator/simulator';
import type { Simulator, SimulatorOptions } from '../simulator/simulator';
import { WorkbenchWindow } from './workbenchWindow';

/** Which host to run, `oldest` or `newest`: scripts/test.mjs runs the suite once for each. */
const hostName = process.env['TEST_HOST'] ?? 'newest';
const screens = path.join(out, 'screens', hostName);

export interface WorkbenchOptions {
  readonly simulator?: SimulatorOptions;
  /** Settings of the person; those of scope `application` are read here only. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`, besides the address of the API. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** The display language, such as `ja`; English if left out. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A running VS Code with the packed extension, a simulated Paperspace, and a browser profile of its own. */
export interface Workbench {
  readonly simulator: Simulator;
  /** The first window. */
  readonly window: WorkbenchWindow;
  /** One more window of the same profile: it shares secrets, not what is in memory. */
  openWindow(): Promise<WorkbenchWindow>;
  /** Everything forgotten: a new profile with a first window, the simulator as at the start. */
  startAfresh(): Promise<void>;
  close(): Promise<void>;
}

/**
 * For a `describe`: starts a workbench before its tests and ends it after them. A failing test leaves a picture, and one that
 * sent Paperspace what the contract does not allow fails.
 */
export function useWorkbench(options: WorkbenchOptions = {}): Workbench {
  let running: Workbench | undefined;
  const get = (): Workbench => {
    if (!running) throw new Error('the workbench runs inside tests only');
    return running;
  };
  before('start the workbench', async function () {
    this.timeout(240_000);
    running = await startWorkbench(options);
  });
  afterEach('look at what the test left', async function () {
    if (this.currentTest?.state === 'failed') await pictureOf(get().window, this.currentTest.fullTitle());
    const violations = get().simulator.violations.splice(0);
    if (violations.length > 0) throw new Error(`sent what the contract does not allow: ${violations.join('; ')}`);
  });
  after('end the workbench', async () => {
    await running?.close();
  });
  return {
    get simulator() {
      return get().simulator;
    },
    get window() {
      return get().window;
    },
    openWindow: () => get().openWindow(),
    startAfresh: () => get().startAfresh(),
    close: () => get().close(),
  };
}

/** Starts one outside mocha too, e.g. for the README's pictures. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const simulator = await startSimulator(options.simulator);
  const server = await startServer(simulator, options);
  const browser = await startBrowser();
  const address = `${server.url}?folder=${encodeURIComponent(server.workspace)}`;
  let profile = await newProfile(browser, server, options);
  const openWindow = async () => {
    const window = new WorkbenchWindow(await profile.newPage(), address, screens);
    await window.load();
    return window;
  };
  let window = await openWindow();
  return {
    simulator,
    get window() {
      return window;
    },
    openWindow,
    startAfresh: async () => {
      await profile.close();
      simulator.reset();
      profile = await newProfile(browser, server, options);
      window = await openWindow();
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await simulator.close();
    },
  };
}

async function startServer(
  simulator: Simulator,
  { userSettings, machineSettings }: WorkbenchOptions,
): Promise<HostServer> {
  if (!fs.existsSync(testVsix)) throw new Error(`${testVsix} is missing: \`npm run test:ui\` packs it`);
  const host = await ensureHost(hostName, line => console.log(line));
  return startHostServer(host, {
    vsix: testVsix,
    settings: { ...machineSettings, 'paperspaceDrives.apiUrl': simulator.url },
    userSettings: { ...userSettings },
  });
}

async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge: `npm run test:ui` installs one, or says how');
  return chromium.launch({ executablePath, args: chromiumArgs });
}

async function newProfile(
  browser: Browser,
  server: HostServer,
  { language, viewport }: WorkbenchOptions,
): Promise<BrowserContext> {
  const profile = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: viewport ?? { width: 1280, height: 800 },
  });
  profile.setDefaultTimeout(45_000);
  // Without these the workbench keeps secrets in memory: gone after a reload, unknown to a second window.
  await profile.addCookies([{ name: 'vscode-secret-key-path', value: '/mint-key', url: server.url }]);
  await profile.route('**/mint-key', route => route.fulfill({ body: Buffer.alloc(32, 7) }));
  if (language) await profile.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  return profile;
}

async function pictureOf(window: WorkbenchWindow, title: string): Promise<void> {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  console.log(`      picture: ${await window.screenshot(`failed/${name.slice(0, 100)}`)}`);
}
