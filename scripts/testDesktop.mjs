// npm run test:desktop [-- VERSION …]: the host tests in the desktop VS Code, which is downloaded to .vscode-test/. Wants a
// display (on Linux: `xvfb-run -a`). Without a version: the oldest supported one and the newest.
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';

exitOnSignals();
await ensureDependencies(console.log);
const { runDesktopTests } = await import('./lib/desktopTests.mjs');
process.exitCode = (await runDesktopTests(process.argv.slice(2))) ? 0 : 1;
