// Loaded into the hosts' Node with --import. While TEST_DATA_DIR/quick-clock is there, whoever wants to be called in a second or
// later is called after a tenth of that: tests that wait for the end of a long wait need not wait as long. What is longer than a
// minute may be a test's own patience, and is left alone.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const file = path.join(process.env['TEST_DATA_DIR'] ?? '/nowhere', 'quick-clock');
const real = globalThis.setTimeout;

const isWait = ms => ms >= 1000 && ms <= 60_000;
const quick = (callback, ms, ...rest) => real(callback, isWait(ms) && fs.existsSync(file) ? ms / 10 : ms, ...rest);
globalThis.setTimeout = Object.assign(quick, { [promisify.custom]: real[promisify.custom] });
