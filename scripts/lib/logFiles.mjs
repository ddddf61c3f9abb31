// Loaded into the hosts' Node with --import. Their logs are written by a native module that nobody compiled (see hosts.mjs), so
// that nothing is written at all; this writes them, for the tests that look for secrets there.
import fs from 'node:fs';
import Module from 'node:module';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

/** What @vscode/spdlog asks of its native part. */
class Logger {
  #file;
  #level = 0;

  constructor(_type, _name, file) {
    this.#file = file;
    for (const [level, name] of levels.entries()) this[name] = text => this.#write(level, text);
  }

  setLevel(level) {
    this.#level = level;
  }

  getLevel() {
    return this.#level;
  }

  #write(level, text) {
    if (level >= this.#level) fs.appendFileSync(this.#file, `${new Date().toISOString()} [${levels[level]}] ${text}\n`);
  }

  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

const native = { version: 0, setLevel() {}, setFlushOn() {}, Logger };
const load = Module._load;
Module._load = (request, parent, isMain) =>
  request === 'bindings' && parent?.filename.includes('spdlog') ? () => native : load(request, parent, isMain);
