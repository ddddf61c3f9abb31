import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DriveList } from '../../../src/core/drives/driveList';
import { deleteDrives } from '../../../src/core/drives/deleteDrives';
import { renameDrive } from '../../../src/core/drives/renameDrive';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { byName, clientFor, driveOf, namesOf } from './fixtures';

/** Something done here or by somebody else; `at` picks one of the drives there are, `name` is where it goes. */
interface Change {
  readonly what: 'create' | 'rename' | 'delete' | 'elsewhere';
  readonly at: number;
  readonly name: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('create', 'rename', 'delete', 'elsewhere'),
  at: fc.nat(),
  name: fc.stringMatching(/^[ace-z][a-z]{4}$/),
});

describe('a walk and changes at the same time', function () {
  // Some hundred requests, one after another.
  this.timeout(120_000);
  const simulator = useSimulator({ drives: [] });

  async function make(list: DriveList, { what, at, name }: Change): Promise<void> {
    const client = clientFor(simulator());
    const drives = simulator().drives();
    const chosen = drives[at % drives.length];
    assert.ok(chosen);
    if (what === 'create') {
      const [network] = simulator().networks();
      assert.ok(network);
      const wish = { name, region: network.region, networkId: network.id, size: 250 };
      list.store.upsert(await client.drives.create(wish, never()));
    } else if (what === 'rename') await renameDrive(client, list.store, chosen.id, name, never());
    else if (what === 'delete') await deleteDrives(client, list.store, [driveOf(chosen)], never());
    // Without a change of its place, so that what the walk saw of it is what it is.
    else simulator().createDrive({ name: `zzzzzz${name}` });
  }

  it('end with what the service has: nothing lost, nothing twice, in order', async () => {
    const before = fc.array(change, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(before, before, fc.integer({ min: 0, max: 2 }), async (earlier, during, page) => {
        simulator().reset({ manyDrives: 250 });
        const list = new DriveList(clientFor(simulator()), new FakeClock());
        if (page > 0) await list.refresh(byName);
        for (const one of earlier) await make(list, one);
        const rule = { method: 'GET', path: /^\/shared-drives$/, after: page, times: 1 } as const;
        const held = simulator().fail({ ...rule, hang: 'beforeHeaders' });
        const walk = list.refresh(byName);
        await until(() => held.hits === 1);
        for (const one of during) await make(list, one);
        held.stop();
        await walk;
        const facts = ({ id, name }: { readonly id: string; readonly name: string }) => `${name} ${id}`;
        assert.deepEqual(list.store.drives.map(facts).sort(), simulator().drives().map(facts).sort());
        assert.deepEqual(namesOf(list.store.drives), namesOf(list.store.drives).sort());
      }),
      { numRuns: 25 },
    );
  });
});
