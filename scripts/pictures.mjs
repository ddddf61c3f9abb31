// npm run pictures: takes README's pictures anew, from the real extension in a real VS Code.
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals, start } from './lib/processes.mjs';

exitOnSignals();
await ensureDependencies(console.log);
const { ensureChromium } = await import('./lib/chromium.mjs');
const { root, testVsix } = await import('./lib/project.mjs');
const { build, pack } = await import('./lib/vsix.mjs');

const browser = await ensureChromium(console.log);
if (!browser) throw new Error('pictures need Chromium, Chrome or Edge');
await build();
await pack(testVsix);
const taking = start(process.execPath, ['--import', 'tsx', path.join(root, 'test/pictures/takePictures.ts')], {
  cwd: root,
  env: { CHROME_PATH: browser },
  onLine: line => console.log(line),
});
process.exitCode = await taking.ended;
