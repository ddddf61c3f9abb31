// npm run release:check [-- --tested --tag v1.2.3]: packs what ships, and says what stands in the way of publishing that very
// file. `--tested`: it is the one that `npm test` has just tested, and nothing is packed anew. Without a tag it is the one of the
// commit that is checked out.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';
import { root, testVsix, vsixFile } from './lib/project.mjs';
import { releaseFindings } from './lib/release.mjs';
import { build, pack } from './lib/vsix.mjs';
import { zipEntries } from './lib/zip.mjs';

exitOnSignals();
const { values } = parseArgs({ options: { tag: { type: 'string' }, tested: { type: 'boolean' } } });
await ensureDependencies(console.log);
if (values.tested) fs.copyFileSync(testVsix, vsixFile);
else {
  await build();
  await pack(vsixFile);
}

const read = name => fs.readFileSync(path.join(root, name), 'utf8');
const data = fs.readFileSync(vsixFile);
const findings = releaseFindings({
  manifest: JSON.parse(read('package.json')),
  lock: JSON.parse(read('package-lock.json')),
  changelog: read('CHANGELOG.md'),
  tag: values.tag ?? tagHere(),
  entries: zipEntries(vsixFile),
  bytes: data.length,
});
for (const finding of findings) console.error(`✗ ${finding}`);
if (findings.length === 0) console.log(`✓ ${path.basename(vsixFile)} may be published`);
console.log(`sha256 ${createHash('sha256').update(data).digest('hex')}`);
process.exitCode = findings.length === 0 ? 0 : 1;

function tagHere() {
  try {
    const tags = execFileSync('git', ['tag', '--points-at', 'HEAD', '--list', 'v*'], { cwd: root, encoding: 'utf8' });
    return tags.split('\n').find(tag => tag !== '');
  } catch {
    return undefined;
  }
}
