import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Collection } from '../../simulator/collection';
import type { Stored } from '../../simulator/records';

type Change = { kind: 'add' | 'rename'; id: number; name: string } | { kind: 'remove'; id: number };

const id = fc.nat(9);
const name = fc.constantFrom('', 'a', 'b', 'ä', 'B', '🔑');
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add', 'rename'), id, name }),
  fc.record({ kind: fc.constant('remove'), id }),
);

describe('the simulator: sorted records', () => {
  it('stay sorted through every change, as if sorted anew', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        const collection = new Collection<Stored>({ name: record => record.name });
        collection.sorted('name');
        for (const step of changes) apply(collection, step);
        const anew = collection.all().sort((a, b) => (a.name === b.name ? order(a.id, b.id) : order(a.name, b.name)));
        assert.deepEqual(collection.sorted('name'), anew);
      }),
    );
  });
});

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function apply(collection: Collection<Stored>, step: Change): void {
  const key = String(step.id);
  if (step.kind === 'remove') collection.remove(key);
  else if (step.kind === 'rename' || !collection.get(key)) collection.replace(record(key, step.name));
}

function record(key: string, text: string): Stored {
  return { id: key, name: text, region: 'ny2', dtCreated: '', number: 0 };
}
