import assert from 'node:assert/strict';
import { isNameTaken } from '../../../src/core/drives/nameTaken';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';

describe('whether a name is taken, where the list was not read', () => {
  const simulator = useSimulator();
  const clock = new FakeClock();
  const taken = (name: string, region: string) => isNameTaken(clientFor(simulator()), { name, region }, clock, never());

  for (const [name, region, answer] of [
    ['datasets', 'ny2', true],
    ['datasets', 'ams1', false],
    ['data', 'ny2', false],
    ['fresh', 'ny2', false],
  ] as const) {
    it(`${name} in ${region}: ${String(answer)}`, async () => {
      assert.equal(await taken(name, region), answer);
      assert.deepEqual(
        simulator().requests.map(({ query }) => query['name']),
        [name],
      );
    });
  }

  it('nobody knows where the service refuses', async () => {
    simulator().fail({ status: 403 });
    assert.equal(await taken('datasets', 'ny2'), undefined);
  });

  it('nobody waits longer than 3 s', async () => {
    const held = simulator().fail({ hang: 'beforeHeaders' });
    const asked = taken('datasets', 'ny2');
    await until(() => held.hits === 1);
    clock.advance(3_000);
    assert.equal(await asked, undefined);
  });
});
