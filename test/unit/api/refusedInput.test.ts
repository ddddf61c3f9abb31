import assert from 'node:assert/strict';
import { clientOf, failureOf, never, oddServer } from './harness';
import type { OddServer } from './harness';

type Client = ReturnType<typeof clientOf>['client'];
const drive = { name: 'n', networkId: 'nw1', region: 'ny2', size: 500 };

/** What a value from a setting or a keybinding can be, whatever the types say. */
function untyped(value: unknown): never {
  return value as never;
}

describe('refused before anything is sent', () => {
  let server: OddServer;
  before(async () => {
    server = await oddServer((_, response) => response.end('null'));
  });
  after(() => server[Symbol.asyncDispose]());

  const cases: [name: string, field: string, call: (client: Client) => Promise<unknown>][] = [
    ...[0, 121, -1, 1.5, NaN, Infinity, untyped('12')].flatMap((limit): (typeof cases)[number][] => [
      [`drives, limit ${limit}`, 'limit', client => client.drives.pages({ limit }, never()).next()],
      [`networks, limit ${limit}`, 'limit', client => client.networks.pages({ limit }, never()).next()],
      [`machines, limit ${limit}`, 'limit', client => client.machines.pages({ limit }, never()).next()],
    ]),
    ['an order of neither way', 'order', c => c.drives.pages({ order: untyped('up') }, never()).next()],
    ['drives by size', 'orderBy', c => c.drives.pages({ orderBy: untyped('size') }, never()).next()],
    ['drives by state', 'orderBy', c => c.drives.pages({ orderBy: untyped('state') }, never()).next()],
    ['networks by state', 'orderBy', c => c.networks.pages({ orderBy: untyped('state') }, never()).next()],
    ['machines by os', 'orderBy', c => c.machines.pages({ orderBy: untyped('os') }, never()).next()],
    ...['', '..', 'a/b', 'a b', '%2e', 'ü', 'a\n'].flatMap((id): (typeof cases)[number][] => [
      [`get drive ${JSON.stringify(id)}`, 'id', client => client.drives.get(id, never())],
      [`rename drive ${JSON.stringify(id)}`, 'id', client => client.drives.rename(id, 'n', never())],
      [`remove drive ${JSON.stringify(id)}`, 'id', client => client.drives.remove(id, never())],
      [`get network ${JSON.stringify(id)}`, 'id', client => client.networks.get(id, never())],
      [
        `create in network ${JSON.stringify(id)}`,
        'networkId',
        client => client.drives.create({ ...drive, networkId: id }, never()),
      ],
    ]),
    ...[NaN, Infinity, 0, -1].map((size): (typeof cases)[number] => [
      `create with size ${size}`,
      'size',
      client => client.drives.create({ ...drive, size }, never()),
    ]),
  ];
  for (const [name, field, call] of cases) {
    it(name, async () => {
      const error = await failureOf(call(clientOf(server.url).client));
      assert.deepEqual([error.kind, error.sent, error.field], ['refused', false, field]);
      assert.equal(server.requests.length, 0);
    });
  }

  for (const key of ['', 'two words', 'line\nbreak', 'ключ', 'a"b']) {
    it(`a key that cannot be one: ${JSON.stringify(key)}`, async () => {
      const error = await failureOf(clientOf(server.url, key).client.session(never()));
      assert.deepEqual([error.kind, error.sent, error.field], ['refused', false, 'key']);
      if (key !== '') assert.ok(!error.message.includes(key));
      assert.equal(server.requests.length, 0);
    });
  }

  for (const tail of ['?a=b', '#here']) {
    it(`a base address with ${tail}`, async () => {
      const error = await failureOf(clientOf(`${server.url}${tail}`).client.session(never()));
      assert.deepEqual([error.kind, error.sent, error.field], ['refused', false, 'baseUrl']);
    });
  }
  for (const address of ['', 'nonsense', 'ftp://127.0.0.1/v1', 'file:///v1', 'http://user:word@127.0.0.1/v1']) {
    it(`the base address ${JSON.stringify(address)}`, async () => {
      const error = await failureOf(clientOf(address).client.session(never()));
      assert.deepEqual([error.kind, error.sent, error.field], ['refused', false, 'baseUrl']);
    });
  }
});
