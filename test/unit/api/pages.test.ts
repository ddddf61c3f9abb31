import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { startSimulator } from '../../simulator/simulator';
import type { Simulator } from '../../simulator/simulator';
import { walk } from '../../../src/core/api/pages';
import type { Page } from '../../../src/core/api/pages';
import { all, answering, clientOf, drive, failureOf, never, oddServer, until } from './harness';

const named = (id: string) => ({ ...drive, id });

describe('walking a list', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => assert.deepEqual(simulator.violations, []));
  after(() => simulator.close());

  for (const [drives, requests] of [
    [0, 1],
    [119, 1],
    [120, 1],
    [121, 2],
    [240, 2],
    [241, 3],
  ] as const) {
    it(`${drives} drives are ${requests} ${requests === 1 ? 'request' : 'requests'}`, async () => {
      simulator.reset({ drives: [], manyDrives: drives });
      const found = await all(clientOf(simulator.url, simulator.key).client.drives.pages({}, never()));
      assert.equal(new Set(found.map(({ id }) => id)).size, drives);
      assert.equal(simulator.requests.length, requests);
    });
  }

  it('a page tells whether there is more, and its cursor', async () => {
    simulator.reset({ drives: [], manyDrives: 121 });
    const pages: Page<unknown>[] = [];
    for await (const page of clientOf(simulator.url, simulator.key).client.drives.pages({}, never())) pages.push(page);
    assert.deepEqual(
      pages.map(({ items, hasMore, next }) => [items.length, hasMore, next !== undefined]),
      [
        [120, true, true],
        [1, false, false],
      ],
    );
  });

  it('no page is asked for before it is wanted', async () => {
    simulator.reset({ drives: [], manyDrives: 500 });
    const pages = clientOf(simulator.url, simulator.key).client.drives.pages({}, never());
    assert.equal(simulator.requests.length, 0);
    for await (const { hasMore } of pages) if (hasMore) break;
    assert.equal(simulator.requests.length, 1);
  });

  describe('to the end', () => {
    const toTheEnd = { toTheEnd: true } as const;

    it('asks for the next page while this one is decoded, and for none after it before it is wanted', async () => {
      simulator.reset({ drives: [], manyDrives: 500 });
      const { client, log } = clientOf(simulator.url, simulator.key);
      const pages = client.drives.pages(toTheEnd, never());
      for (const asked of [2, 3, 4]) {
        const wanted = await pages.next();
        assert.equal(wanted.value?.items.length, 120);
        await until(() => log.length === asked);
        assert.equal(simulator.requests.length, asked);
      }
    });

    for (const [drives, requests] of [
      [0, 1],
      [120, 1],
      [121, 2],
      [241, 3],
    ] as const) {
      it(`takes no more requests: ${drives} drives are ${requests}`, async () => {
        simulator.reset({ drives: [], manyDrives: drives });
        const found = await all(clientOf(simulator.url, simulator.key).client.drives.pages(toTheEnd, never()));
        assert.equal(new Set(found.map(({ id }) => id)).size, drives);
        assert.equal(simulator.requests.length, requests);
      });
    }

    it('follows no cursor that leads nowhere', async () => {
      const more = { hasMore: true, items: [named('sd1')] };
      for (const [nextPage, words, requests] of [
        [null, /no cursor/, 1],
        ['a', /repeats a cursor/, 2],
      ] as const) {
        await using server = await answering({ ...more, nextPage });
        const error = await failureOf(all(clientOf(server.url).client.drives.pages(toTheEnd, never())));
        assert.match(error.message, words);
        assert.equal(server.requests.length, requests);
      }
    });

    it('a page that fails is told when it is wanted, after the one before it', async () => {
      await using server = await answering({ hasMore: true, items: [named('sd1')], nextPage: 'a' }, 'no JSON');
      const { client, log } = clientOf(server.url);
      const pages = client.drives.pages(toTheEnd, never());
      assert.equal((await pages.next()).value?.items.length, 1);
      await until(() => log.length === 2);
      assert.equal((await failureOf(pages.next())).message, 'the answer is not JSON');
    });

    it('of a page that cannot be read the failure is told, and not that of the next', async () => {
      await using server = await answering({ hasMore: true, items: [{}], nextPage: 'a' }, 'no JSON');
      const { client, log } = clientOf(server.url);
      assert.equal((await failureOf(all(client.drives.pages(toTheEnd, never())))).field, 'items[0].id');
      await until(() => log.length === 2);
      assert.deepEqual(
        log.map(({ error }) => error?.field),
        ['items[0].id', undefined],
      );
    });

    it('stopped, gives up the page that was asked for ahead', async () => {
      await using server = await oddServer((request, response) => {
        if (!request.url?.includes('after=')) response.end(JSON.stringify({ hasMore: true, items: [], nextPage: 'a' }));
      });
      const { client, log } = clientOf(server.url);
      const stop = new AbortController();
      await client.drives.pages(toTheEnd, stop.signal).next();
      stop.abort();
      await until(() => log.length === 2);
      assert.equal(log[1]?.cancelled, true);
    });
  });

  it('a drive that is deleted or made between two pages neither hides nor doubles another', async () => {
    simulator.reset({ drives: [], manyDrives: 12 });
    const before = simulator.drives().map(({ id }) => id);
    const seen: string[] = [];
    const pages = clientOf(simulator.url, simulator.key).client.drives.pages({ limit: 5 }, never());
    for await (const { items } of pages) {
      seen.push(...items.map(({ id }) => id));
      if (seen.length !== 5) continue;
      simulator.deleteDrive(seen[0] ?? '');
      simulator.createDrive({ name: 'fresh' });
    }
    assert.deepEqual(seen.filter(id => before.includes(id)).sort(), before.sort());
    assert.equal(new Set(seen).size, seen.length);
  });
});

describe('a list that cannot be walked to its end is an error, after what could be read', () => {
  const pages = (url: string) => clientOf(url).client.drives.pages({}, never());
  const first = { hasMore: true, items: [named('sd1')], nextPage: 'a' };

  for (const nextPage of [undefined, null, '']) {
    it(`more, with the cursor ${inspect(nextPage)}`, async () => {
      await using server = await answering({ ...first, nextPage });
      const walked = pages(server.url);
      assert.equal((await walked.next()).value?.items.length, 1);
      const error = await failureOf(walked.next());
      assert.deepEqual([error.kind, error.field], ['unreadable', 'nextPage']);
      assert.match(error.message, /no cursor/);
      assert.equal(server.requests.length, 1);
    });
  }

  it('a cursor that repeats', async () => {
    await using server = await answering(first, { ...first, nextPage: 'b' }, first);
    const error = await failureOf(all(pages(server.url)));
    assert.match(error.message, /repeats a cursor/);
    assert.equal(server.requests.length, 3);
  });

  it('the cursor that the walk began with', async () => {
    await using server = await answering(first);
    const error = await failureOf(all(clientOf(server.url).client.drives.pages({ after: 'a' }, never())));
    assert.match(error.message, /repeats a cursor/);
    assert.equal(server.requests.length, 1);
  });

  it('networks and machines as well', async () => {
    await using server = await answering({ hasMore: true, items: [] });
    const { client } = clientOf(server.url);
    assert.equal((await failureOf(all(client.networks.pages({}, never())))).field, 'nextPage');
    assert.equal((await failureOf(all(client.machines.pages({}, never())))).field, 'nextPage');
  });

  it('more than 1,000 pages; exactly 1,000 are fine', async () => {
    let count = 0;
    const upTo = (last: number) => {
      count = 0;
      return walk({}, () => {
        count += 1;
        return Promise.resolve({ items: [named(`sd${count}`)], hasMore: count < last, next: `c${count}` });
      });
    };
    assert.equal((await all(upTo(1000))).length, 1000);
    const error = await failureOf(all(upTo(1001)));
    assert.equal(error.kind, 'unreadable');
    assert.match(error.message, /more than 1000 pages/);
    assert.equal(count, 1000);
  });
});

describe('odd pages', () => {
  it('an empty page with more behind it is walked past', async () => {
    await using server = await answering(
      { hasMore: true, items: [], nextPage: 'a' },
      { hasMore: false, items: [named('sd1')], nextPage: null },
    );
    assert.equal((await all(clientOf(server.url).client.drives.pages({}, never()))).length, 1);
  });

  it('a cursor on a last page that is not full is not followed', async () => {
    await using server = await answering({ hasMore: false, items: [named('sd1')], nextPage: 'a' });
    await all(clientOf(server.url).client.drives.pages({}, never()));
    assert.equal(server.requests.length, 1);
  });

  for (const toTheEnd of [false, true]) {
    it(`a full page with a cursor is followed, whatever it says of more${toTheEnd ? ', to the end' : ''}`, async () => {
      const full = Array.from({ length: 120 }, (_, at) => named(`sd${at}`));
      await using server = await answering(
        { hasMore: false, items: full, nextPage: 'a' },
        { hasMore: false, items: [named('sdlast')], nextPage: 'b' },
      );
      const found = await all(clientOf(server.url).client.drives.pages({ toTheEnd }, never()));
      assert.deepEqual([found.length, found.at(-1)?.id, server.requests.length], [121, 'sdlast', 2]);
    });
  }

  it('a drive that comes again on a later page, or in the same, is given once', async () => {
    await using server = await answering(
      { hasMore: true, items: [named('sd1'), named('sd2'), named('sd2')], nextPage: 'a' },
      { hasMore: false, items: [named('sd2'), named('sd3')] },
    );
    const found = await all(clientOf(server.url).client.drives.pages({}, never()));
    assert.deepEqual(
      found.map(({ id }) => id),
      ['sd1', 'sd2', 'sd3'],
    );
  });
});
