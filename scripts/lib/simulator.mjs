import path from 'node:path';
import { start } from './processes.mjs';
import { out } from './project.mjs';

/**
 * Starts the simulated Paperspace API with its sample drives.
 * @returns {Promise<{ url: string, key: string, otherKey?: string, ended: Promise<number>, stop: () => Promise<void> }>}
 */
export async function startSimulator() {
  const running = start(process.execPath, [path.join(out, 'simulator/main.mjs')]);
  const [line] = await running.waitFor(/^\{.*"url".*\}$/m);
  return { ...JSON.parse(line), ended: running.ended, stop: running.stop };
}
