import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { assertContractKept, useSimulator } from '../../simulator/checked';
import { ask } from './ask';

/** Runs a suite of its own inside this test; resolves to each test's outcome by title. */
async function outcomes(define: () => void): Promise<Record<string, string | undefined>> {
  const mocha = new Mocha({ reporter: Mocha.reporters.Base });
  const outer = { it, describe, beforeEach, afterEach };
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  try {
    define();
  } finally {
    Object.assign(globalThis, outer);
  }
  await new Promise(resolve => mocha.run(resolve));
  return Object.fromEntries(
    mocha.suite.tests.map(test => [test.title, test.err?.message.split('\n')[0] ?? test.state]),
  );
}

describe('the simulator: checked tests', () => {
  it('a test that broke the contract fails, and the next one still runs', async () => {
    const found = await outcomes(() => {
      const simulator = useSimulator();
      it('breaks it', async () => {
        await ask(simulator(), '/machines?limit=0');
      });
      it('keeps it', async () => {
        await ask(simulator(), '/machines');
      });
      it('breaks it on purpose', async () => {
        simulator().expectViolation(/limit/);
        await ask(simulator(), '/machines?limit=0');
      });
      it('only says so', () => simulator().expectViolation(/limit/));
    });
    assert.deepEqual(found, {
      'breaks it': 'requests broke the documented contract',
      'keeps it': 'passed',
      'breaks it on purpose': 'passed',
      'only says so': 'expected a violation like /limit/',
    });
  });

  it('each test has its own drives', async () => {
    const found = await outcomes(() => {
      const simulator = useSimulator();
      for (const title of ['first', 'second']) {
        it(title, () => {
          assert.equal(simulator().drives().length, 8);
          simulator().createDrive({ name: 'more' });
        });
      }
    });
    assert.deepEqual(found, { first: 'passed', second: 'passed' });
  });

  it('an expected violation excuses no other', () => {
    assert.throws(() => assertContractKept(['a: x', 'b: y'], [/x/]), /broke the documented contract/);
  });
});
