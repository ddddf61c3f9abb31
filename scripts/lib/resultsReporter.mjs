import fs from 'node:fs';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS } = Mocha.Runner.constants;

/**
 * Mocha's readable reporter, which also leaves `{ passed, failed }` in the file that the variable TEST_RESULTS names, written
 * anew after each test: a run that breaks off is then known from one that ended by `ended`.
 */
export default class ResultsReporter extends Mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env['TEST_RESULTS'];
    if (!file) return;
    const results = { passed: 0, failed: 0, ended: false };
    const note = () => fs.writeFileSync(file, JSON.stringify(results));
    runner.on(EVENT_TEST_PASS, () => (results.passed++, note()));
    runner.on(EVENT_TEST_FAIL, () => (results.failed++, note()));
    runner.on(EVENT_RUN_END, () => ((results.ended = true), note()));
  }
}
