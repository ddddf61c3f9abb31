import assert from 'node:assert/strict';
import fs from 'node:fs';
import { format, inspect } from 'node:util';

/** Names of the files beside this one, such as `activation` for activation.test.ts: put in by esbuild.mjs. */
declare const HOST_TESTS: readonly string[];

/**
 * What VS Code calls with `extensionTestsPath`: mocha over every file of tests beside this one, inside the extension host.
 * Leaves `{ passed, failed, ended }` in the file that the variable TEST_RESULTS names, and what a person reads in TEST_REPORT.
 */
export async function run(): Promise<void> {
  // Outside the bundle, because mocha loads its own parts by name.
  const { default: Mocha } = await import('mocha');
  const report = process.env['TEST_REPORT'];
  // The console of an extension host is full of VS Code's own lines.
  if (report)
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => fs.appendFileSync(report, `${format(...args)}\n`);
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, color: false, forbidOnly: true, forbidPending: true });
  const grep = process.env['TEST_GREP'];
  if (grep) mocha.grep(grep);
  // `describe` and its kin appear now; only then may the files that call them be loaded.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // In a folder that is not trusted there is a run of its own.
  const untrusted = process.env['TEST_UNTRUSTED'] === 'yes';
  for (const name of HOST_TESTS) if ((name === 'untrusted') === untrusted) await import(`./${name}.test.ts`);
  const unhandled = watchRejections();
  mocha.suite.afterAll('nobody left a rejection unhandled', () => assert.deepEqual(unhandled(), []));
  const { passes, failures } = await ran(mocha);
  const results = process.env['TEST_RESULTS'];
  if (results) fs.writeFileSync(results, JSON.stringify({ passed: passes, failed: failures, ended: true }));
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

function ran(mocha: Mocha): Promise<{ passes: number; failures: number }> {
  return new Promise(resolve => {
    const runner = mocha.run(failures => resolve({ passes: runner.stats?.passes ?? 0, failures }));
  });
}

/** What was rejected without anybody looking at it, of the whole extension host. */
function watchRejections(): () => readonly string[] {
  const open = new Map<unknown, string>();
  process.on('unhandledRejection', (reason, promise) => open.set(promise, inspect(reason)));
  process.on('rejectionHandled', promise => open.delete(promise));
  // VS Code's own search for files, where the host was installed without ripgrep (see hosts.mjs).
  return () => [...open.values()].filter(reason => !/ripgrep.*ENOENT/.test(reason));
}
