// npm start: shows the extension in a VS Code of its own, with a simulated Paperspace. `npm start -- --desktop` takes the
// desktop VS Code that is installed. A bare clone has no packages: until they are there, only files that import nothing but
// `node:` modules may be loaded.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';

const { values } = parseArgs({ options: { desktop: { type: 'boolean', default: false } } });
// Whatever is started from here on ends with this process.
exitOnSignals();
await ensureDependencies(console.log);
const { showSession } = await import('./lib/session.mjs');
await showSession(values);
