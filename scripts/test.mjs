// npm test [-- unit|real|host|ui|package …]: installs what is missing, runs the tiers and ends with one line over all of them.
// `npm run test:ui -- --host newest --grep Rename` narrows a run. A bare clone has no packages: until they are there, only
// files that import nothing but `node:` modules may be loaded.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, grep: { type: 'string', short: 'g' } },
});
exitOnSignals();
await ensureDependencies(console.log);
const { runTests } = await import('./lib/testRun.mjs');
process.exitCode = (await runTests({ wanted: positionals, ...values })) ? 0 : 1;
