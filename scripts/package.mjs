// npm run package: builds and packs what ships.
import fs from 'node:fs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';
import { vsixFile } from './lib/project.mjs';
import { build, pack } from './lib/vsix.mjs';

exitOnSignals();
await ensureDependencies(console.log);
await build();
await pack(vsixFile);
console.log(`${vsixFile} (${Math.ceil(fs.statSync(vsixFile).size / 1024)} KB)`);
