import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './options';
import { readSeed } from './seed';
import { startSimulator } from './simulator';

/**
 * Runs the simulator as a program: prints one line `{"url": "http://127.0.0.1:40123/v1", "key": "…", "otherKey": "…"}` once it listens
 * (the second is another team's, if there is one),
 * and stops on SIGINT or SIGTERM. `--seed FILE` (the sample if left out), `--port N` (any free one), `--drives N` more
 * generated ones, `--delay MS` before every answer, `--ready-after MS` for new drives.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      drives: { type: 'string' },
      delay: { type: 'string' },
      'ready-after': { type: 'string' },
    },
  });
  const { port, seed, drives, delay } = values;
  const options: SimulatorOptions = {
    ...(port === undefined ? {} : { port: wholeNumber('port', port) }),
    ...(seed === undefined ? {} : { seed: readSeed(JSON.parse(fs.readFileSync(seed, 'utf8'))) }),
    ...(drives === undefined ? {} : { manyDrives: wholeNumber('drives', drives) }),
    // Long enough for a person to see "getting ready…".
    readyAfterMs: wholeNumber('ready-after', values['ready-after'] ?? '3000'),
  };
  const simulator = await startSimulator(options);
  if (delay !== undefined) simulator.delay(wholeNumber('delay', delay));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
  const [first, ...others] = simulator.state.identities;
  const otherKey = others.find(([, { team }]) => team !== first?.[1].team)?.[0];
  console.log(JSON.stringify({ url: simulator.url, key: simulator.key, otherKey }));
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${option} is not a whole number: ${text}`);
  return Number(text);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
