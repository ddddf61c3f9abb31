import assert from 'node:assert/strict';
import { placeFor, sameOrder, type DriveOrder } from '../../../src/core/drives/order';
import { byName, driveOf, newestFirst } from './fixtures';

const drives = [1, 3, 5].map(n => driveOf({ id: `sd${n}`, created: `2025-01-0${n}T00:00:00.000Z` }));
const orders: DriveOrder[] = (['name', 'dtCreated'] as const).flatMap(orderBy =>
  (['asc', 'desc'] as const).map(order => ({ orderBy, order })),
);

describe('the order of drives', () => {
  for (const order of orders) {
    const { orderBy } = order;
    const listed = order.order === 'asc' ? drives : drives.toReversed();
    for (const [n, asc] of [
      [0, 0],
      [1, 1],
      [2, 1],
      [4, 2],
      [6, 3],
    ] as const) {
      // Behind what is equal: going down, that is the other way round.
      const place = order.order === 'asc' ? asc : n === 1 ? 3 : 3 - asc;
      it(`by ${orderBy} ${order.order}, number ${n} goes to place ${place} of 1, 3, 5`, () => {
        const created = `2025-01-0${n}T00:00:00.000Z`;
        // The other key says the opposite, so that only the right one counts.
        const drive =
          orderBy === 'name'
            ? driveOf({ id: 'new', name: `sd${n}`, created: `${2030 - n}` })
            : driveOf({ id: 'new', name: `sd${9 - n}`, created });
        assert.equal(placeFor(drive, listed, order), place);
      });
    }
  }

  it('a drive goes to the front of an empty list', () => assert.equal(placeFor(driveOf({ id: 'sd1' }), [], byName), 0));

  it('two orders are the same when both key and direction are', () => {
    for (const one of orders) {
      for (const other of orders) assert.equal(sameOrder(one, { ...other }), one === other);
    }
    assert.equal(sameOrder(byName, newestFirst), false);
  });
});
