import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { startSimulator } from '../../simulator/simulator';
import { ask, column, field, items, walk } from './ask';

describe('the simulator: lists', () => {
  describe('of the sample', () => {
    const simulator = useSimulator();

    it('the newest comes first unless asked otherwise', async () => {
      const { body } = await ask(simulator(), '/shared-drives');
      const dates = column(body, 'dtCreated').map(String);
      assert.deepEqual(dates, dates.toSorted().reverse());
      assert.equal(dates.length, 8);
    });

    for (const orderBy of ['dtCreated', 'name']) {
      it(`by ${orderBy}, ascending is descending backwards, equal ones too`, async () => {
        const up = await ask(simulator(), `/shared-drives?orderBy=${orderBy}&order=asc`);
        const down = await ask(simulator(), `/shared-drives?orderBy=${orderBy}&order=desc`);
        assert.deepEqual(items(up.body), items(down.body).toReversed());
        const values = column(up.body, orderBy).map(String);
        assert.deepEqual(values, values.toSorted());
      });
    }

    it('by state, machines only', async () => {
      const { body } = await ask(simulator(), '/machines?orderBy=state&order=asc');
      assert.deepEqual(column(body, 'state'), ['off', 'ready', 'ready', 'ready', 'starting']);
    });

    it('a region holds its drives, however it is spelt in the answer', async () => {
      const { body } = await ask(simulator(), '/shared-drives?region=ca1&orderBy=name&order=asc');
      assert.deepEqual(column(body, 'name'), ['Mo\'s $HOME & "raw" 100%', 'models', 'scratch']);
    });

    it('a name finds parts of names, of any case', async () => {
      const { body } = await ask(simulator(), '/shared-drives?name=S%20%24home');
      assert.deepEqual(column(body, 'name'), ['Mo\'s $HOME & "raw" 100%']);
    });

    it('filters and pages go together', async () => {
      const found = await walk(simulator(), '/shared-drives', { name: 'scratch', limit: '1' });
      assert.deepEqual(
        found.map(drive => field(drive, 'name')),
        ['scratch', 'scratch'],
      );
    });

    it('networks and machines are paged as well', async () => {
      assert.equal((await walk(simulator(), '/private-networks', { limit: '1' })).length, 4);
      assert.equal((await walk(simulator(), '/machines', { limit: '2' })).length, 5);
    });
  });

  it('an exact name filter finds whole names only', async () => {
    const simulator = await startSimulator({ nameFilter: 'exact' });
    const part = await ask(simulator, '/shared-drives?name=scratc');
    const whole = await ask(simulator, '/shared-drives?name=scratch');
    await simulator.close();
    assert.deepEqual([items(part.body).length, items(whole.body).length], [0, 2]);
  });

  describe('of 300 drives', () => {
    const simulator = useSimulator({ drives: [], manyDrives: 300 });

    it('without a limit a page is shorter than the longest allowed', async () => {
      const { body } = await ask(simulator(), '/shared-drives');
      assert.equal(items(body).length, 20);
      assert.equal(field(body, 'hasMore'), true);
    });

    it('the last page of several has nextPage null, an only page has none', async () => {
      const pages: unknown[] = [];
      await walk(simulator(), '/shared-drives', { limit: '120' }, page => pages.push(page.length));
      assert.deepEqual(pages, [120, 120]);
      const only = await ask(simulator(), '/shared-drives?name=-00007');
      assert.deepEqual(
        [items(only.body).length, field(only.body, 'hasMore'), field(only.body, 'nextPage')],
        [1, false, undefined],
      );
    });

    it('a full last page says there is no more', async () => {
      const all = await walk(simulator(), '/shared-drives', { limit: '100' });
      assert.equal(all.length, 300);
      assert.equal(simulator().requests.length, 3);
    });

    it('a cursor that was not URL-encoded is refused', async () => {
      const { body } = await ask(simulator(), '/shared-drives');
      simulator().expectViolation(/not a cursor of this walk/);
      const { status } = await ask(simulator(), `/shared-drives?after=${String(field(body, 'nextPage'))}`);
      assert.equal(status, 400);
    });

    it('a cursor does not fit a walk with other filters or another order', async () => {
      const { body } = await ask(simulator(), '/shared-drives?orderBy=name');
      const after = encodeURIComponent(String(field(body, 'nextPage')));
      simulator().expectViolation(/not a cursor of this walk/);
      for (const other of ['orderBy=dtCreated', 'orderBy=name&order=asc', 'orderBy=name&region=ny2']) {
        assert.equal((await ask(simulator(), `/shared-drives?after=${after}&${other}`)).status, 400);
      }
      assert.equal((await ask(simulator(), `/shared-drives?after=${after}&orderBy=name`)).status, 200);
    });

    for (const orderBy of ['dtCreated', 'name']) {
      for (const order of ['asc', 'desc']) {
        it(`by ${orderBy} ${order}, drives that come and go between pages neither hide nor double others`, async () => {
          const before = simulator().drives();
          const deleted = new Set<unknown>();
          const remove = (drive: unknown) => {
            deleted.add(field(drive, 'id'));
            simulator().deleteDrive(String(field(drive, 'id')));
          };
          const seen = await walk(simulator(), '/shared-drives', { orderBy, order, limit: '40' }, page => {
            // The very drive the cursor stands on goes, and the first of the page; new ones come at both ends.
            remove(page.at(-1));
            remove(page[0]);
            for (const name of ['AAA first', 'zzz last']) simulator().createDrive({ name });
          });
          const ids = seen.map(drive => field(drive, 'id'));
          assert.equal(new Set(ids).size, ids.length, 'none is doubled');
          const missing = before.filter(({ id }) => !ids.includes(id) && !deleted.has(id));
          assert.deepEqual(missing, []);
        });
      }
    }
  });
});
