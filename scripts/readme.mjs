// npm run readme: writes README's tables of commands and settings anew, from package.json and package.nls.json.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/project.mjs';
import { withTables } from './lib/readmeTables.mjs';

const read = name => fs.readFileSync(path.join(root, name), 'utf8');
const { contributes } = JSON.parse(read('package.json'));
const readme = withTables(read('README.md'), contributes, JSON.parse(read('package.nls.json')));
fs.writeFileSync(path.join(root, 'README.md'), readme);
