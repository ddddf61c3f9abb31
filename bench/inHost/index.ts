import fs from 'node:fs';
import { activations } from './activations';
import { listRows } from './lists';
import { manyRows } from './manyDrives';
import type { InHost } from './run';

/**
 * What VS Code calls with `extensionTestsPath`: measures inside the extension host what the variable BENCH asks for, and leaves
 * the samples in the file it names. What went wrong is left there too, because nobody reads the console of a host.
 */
export async function run(): Promise<void> {
  // Written by `run.ts`, compiled from the same type.
  const { service, copies, empties, times, samples } = JSON.parse(process.env['BENCH'] ?? '') as InHost;
  const leave = (what: object) => fs.writeFileSync(samples, JSON.stringify(what));
  try {
    const measured = [
      ...(await listRows(service, times)),
      ...(await manyRows(service, times)),
      // Last: by now the host has ended what it does at its own start.
      await activations(copies, empties),
    ];
    leave({ measured });
  } catch (error) {
    leave({ error: error instanceof Error ? error.stack : String(error) });
  }
}
