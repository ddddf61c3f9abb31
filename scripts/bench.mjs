// npm run bench: measures what the extension costs, prints a table for each host and writes bench/results.json. `-- --host newest`
// measures for one. A bare clone has no packages: until they are there, only files that import nothing but `node:` modules may be
// loaded.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';

const { values } = parseArgs({ options: { host: { type: 'string' } } });
exitOnSignals();
await ensureDependencies(console.log);
const { tsImport } = await import('tsx/esm/api');
const { runBench } = await tsImport('../bench/run.ts', import.meta.url);
process.exitCode = (await runBench(values.host)) ? 0 : 1;
