import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { startSimulator } from '../simulator/simulator';
import type { Simulator, SimulatorOptions } from '../simulator/simulator';
import { until } from '../ui/until';

const extensionId = 'shared-drives.paperspace-shared-drives';

/**
 * For a `describe`: a simulated Paperspace for its tests, in this very process and yet over sockets, and the setting that points
 * the extension there. A test that sent what the contract does not allow fails.
 */
export function useSimulator(options: SimulatorOptions = {}): () => Simulator {
  let running: Simulator | undefined;
  const simulator = (): Simulator => {
    if (!running) throw new Error('the simulator runs inside tests only');
    return running;
  };
  before('start the simulator', async () => {
    running = await startSimulator(options);
    await setApiUrl(running.url);
  });
  afterEach('look at what was sent', () => {
    const violations = simulator().violations.splice(0);
    if (violations.length > 0) throw new Error(`sent what the contract does not allow: ${violations.join('; ')}`);
  });
  after('end the simulator', async () => {
    await running?.close();
  });
  return simulator;
}

/** For a `describe`: what the extension waits for by itself takes a tenth of its time (scripts/lib/quickClock.mjs). */
export function useQuickClock(): void {
  // A desktop's host has no such clock.
  const file = () => path.join(process.env['TEST_DATA_DIR'] ?? os.tmpdir(), 'quick-clock');
  before('quicken the clock', () => fs.writeFile(file(), ''));
  after('the clock as it is', () => fs.rm(file(), { force: true }));
}

/** As a person does in the settings; its scope is `machine`, so that VS Code writes it to the machine's file. */
export async function setApiUrl(url: string): Promise<void> {
  await vscode.workspace.getConfiguration('paperspaceDrives').update('apiUrl', url, vscode.ConfigurationTarget.Global);
}

/** The extension under test, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension<unknown>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not there`);
  await extension.activate();
  return extension;
}

/** `paperspaceDrives.` + name, and its answer. */
export async function execute(name: string, ...args: unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(`paperspaceDrives.${name}`, ...args);
}

/** Changes the person's settings for one piece of work, and puts them back as they were: not set. */
export async function withSettings<T>(changes: Readonly<Record<string, unknown>>, work: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('paperspaceDrives');
  const global = vscode.ConfigurationTarget.Global;
  try {
    for (const [name, value] of Object.entries(changes)) await settings.update(name, value, global);
    return await work();
  } finally {
    for (const name of Object.keys(changes)) await settings.update(name, undefined, global);
  }
}

/** The document in front, once it is the wanted one: VS Code tells which editor is active a moment after it was shown. */
export async function documentInFront(
  wanted: (text: string, uri: vscode.Uri) => boolean,
): Promise<vscode.TextDocument> {
  const front = () => vscode.window.activeTextEditor?.document;
  await until(
    'the document in front',
    () => Promise.resolve(front()?.uri.toString()),
    () => {
      const document = front();
      return document !== undefined && wanted(document.getText(), document.uri);
    },
  );
  return front() ?? Promise.reject(new Error('it went again'));
}
