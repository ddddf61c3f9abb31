import assert from 'node:assert/strict';
import type { SimulatorOptions } from './options';
import { startSimulator } from './simulator';
import type { Simulator } from './simulator';

export interface CheckedSimulator extends Simulator {
  /** Says that this test breaks the contract on purpose; a violation that then does not happen fails it too. */
  expectViolation(pattern: RegExp): void;
}

/**
 * Gives every test of the enclosing `describe` a simulator of its own, closes it afterwards, and fails the test whose
 * requests broke the documented contract.
 *
 *     const simulator = useSimulator({ drives: [] });
 *     it('…', async () => { await fetch(simulator().url + …) });
 */
export function useSimulator(options: SimulatorOptions = {}): () => CheckedSimulator {
  let current: { simulator: CheckedSimulator; expected: RegExp[] } | undefined;

  beforeEach('start the simulator', async function () {
    const simulator = await startSimulator(options);
    const expected: RegExp[] = [];
    const started = { simulator: withExpectations(simulator, expected), expected };
    current = started;
    if (this.currentTest) checkAtItsEnd(this.currentTest, () => assertContractKept(simulator.violations, expected));
  });

  afterEach('stop the simulator', async function () {
    const ended = current;
    current = undefined;
    await ended?.simulator.close();
    // Requests that nobody waited for may have come after the test's last line.
    if (ended && this.currentTest?.state !== 'failed') assertExpected(ended.simulator.violations, ended.expected);
  });

  return () => {
    assert.ok(current, 'the simulator runs only while a test does');
    return current.simulator;
  };
}

function withExpectations(simulator: Simulator, expected: RegExp[]): CheckedSimulator {
  const expectViolation = (pattern: RegExp) => void expected.push(pattern);
  // The simulator's getters must stay getters: after a reset its state is another one.
  return Object.defineProperties({ expectViolation }, Object.getOwnPropertyDescriptors(simulator)) as CheckedSimulator;
}

/** A hook that throws would skip the rest of the suite, so the check becomes part of the test. */
function checkAtItsEnd(test: Mocha.Test, check: () => void): void {
  const original = test.fn;
  if (!original) return;
  assert.equal(original.length, 0, 'tests with a simulator return a promise instead of calling done');
  test.fn = async function (this: Mocha.Context) {
    await Reflect.apply(original, this, []);
    check();
  };
}

/** Throws if a violation was not expected, or an expected one did not happen. */
export function assertContractKept(violations: readonly string[], expected: readonly RegExp[]): void {
  assertExpected(violations, expected);
  for (const pattern of expected) {
    assert.ok(
      violations.some(violation => pattern.test(violation)),
      `expected a violation like ${String(pattern)}`,
    );
  }
}

function assertExpected(violations: readonly string[], expected: readonly RegExp[]): void {
  const others = violations.filter(violation => !expected.some(pattern => pattern.test(violation)));
  assert.deepEqual(others, [], 'requests broke the documented contract');
}
