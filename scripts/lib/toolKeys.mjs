// Loaded into the hosts' Node with --import. A developer's own keys are not for the tests: what is asked for in ~/.paperspace is
// read in TEST_DATA_DIR/.paperspace, and a host that starts finds in its environment what TEST_DATA_DIR/tool-environment.json
// says. Nothing else is changed.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const folder = process.env['TEST_DATA_DIR'] ?? '/nowhere';
const own = path.join(os.homedir(), '.paperspace') + path.sep;
const { open } = fs.promises;

fs.promises.open = (file, ...rest) =>
  open(String(file).startsWith(own) ? path.join(folder, '.paperspace', String(file).slice(own.length)) : file, ...rest);
syncBuiltinESMExports();

const environment = path.join(folder, 'tool-environment.json');
if (fs.existsSync(environment)) Object.assign(process.env, JSON.parse(fs.readFileSync(environment, 'utf8')));
