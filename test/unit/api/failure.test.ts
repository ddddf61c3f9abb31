import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startSimulator } from '../../simulator/simulator';
import type { Simulator } from '../../simulator/simulator';
import type { FailureKind } from '../../../src/core/api/errors';
import { failureOf as statusFailure } from '../../../src/core/api/failure';
import { isWorthRetrying } from '../../../src/core/api/retry';
import { answering, clientOf, failureOf, never, oddServer } from './harness';

describe('what an error status means', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.close());

  const networkOf = () => simulator.networks()[0]?.id ?? assert.fail('no network');
  const rename = () => clientOf(simulator.url, simulator.key).client.drives.rename('sd1', 'n', never());
  const create = (size: number, name = 'n') =>
    clientOf(simulator.url, simulator.key).client.drives.create(
      { name, networkId: networkOf(), region: 'ny2', size },
      never(),
    );

  const kinds: [status: number, kind: FailureKind][] = [
    [400, 'refused'],
    [401, 'badKey'],
    [402, 'refused'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [405, 'refused'],
    [408, 'server'],
    [409, 'conflict'],
    [412, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [429, 'rateLimit'],
    [499, 'server'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
  ];
  for (const [status, kind] of kinds) {
    it(`${status} is ${kind}`, async () => {
      simulator.fail({ status, method: 'PUT' });
      const error = await failureOf(rename());
      assert.deepEqual([error.kind, error.status, error.sent], [kind, status, true]);
      assert.equal(error.name, 'ApiError');
    });
  }

  it('a wrong key is told in the real words', async () => {
    const error = await failureOf(clientOf(simulator.url, 'pskey_wrong').client.drives.get('sd1', never()));
    assert.equal(error.kind, 'badKey');
    assert.equal(error.code, 'UNAUTHORIZED');
    assert.equal(error.serverMessage, 'You must be logged in to access this method.');
    assert.equal(error.message, 'status 401 UNAUTHORIZED You must be logged in to access this method.');
  });

  it('a member without rights is not permitted', async () => {
    const { client } = clientOf(simulator.url, 'pskey_made_up_member');
    assert.equal((await failureOf(client.drives.pages({}, never()).next())).kind, 'notPermitted');
  });

  it('a drive that is not there is not found', async () => {
    const { client } = clientOf(simulator.url, simulator.key);
    assert.equal((await failureOf(client.drives.get('sdnowhere', never()))).kind, 'notFound');
  });

  it('a size that is not on sale is refused, with the issue and its field', async () => {
    const error = await failureOf(create(123));
    assert.deepEqual([error.kind, error.status, error.field], ['refused', 400, 'size']);
    assert.deepEqual(error.issues, [error.serverMessage]);
  });

  it('a network without a free address is a conflict', async () => {
    simulator.fillNetwork(networkOf());
    assert.equal((await failureOf(create(500))).kind, 'conflict');
  });
});

describe('what the server says about a failure is kept as it said it', () => {
  const refusing = (body: unknown, status = 400) =>
    oddServer((_, response) => {
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  const said = async (body: unknown, status?: number) => {
    await using server = await refusing(body, status);
    return await failureOf(clientOf(server.url).client.drives.rename('sd1', 'n', never()));
  };

  it('code, message, details and issues', async () => {
    const details = { limit: 3, names: ['a', { b: null }] };
    const issues = [{ message: 'too long', path: ['a', 0, 'name'] }, 'plain words', { code: 'no message' }, 7, null];
    const error = await said({ code: 'BAD_REQUEST', message: 'No.', details, issues });
    assert.equal(error.code, 'BAD_REQUEST');
    assert.equal(error.serverMessage, 'No.');
    assert.deepEqual(error.details, details);
    assert.deepEqual(error.issues, ['too long', 'plain words']);
    assert.equal(error.field, 'a.0.name');
  });

  const nothing: [what: string, body: unknown][] = [
    ['an empty body', ''],
    ['a page of HTML', '<!doctype html><title>502 Bad Gateway</title>'],
    ['null', 'null'],
    ['a number', '7'],
    ['fields of other types', { code: 7, message: null, issues: 'none' }],
    ['empty words', { code: '', message: '' }],
    ['a list', []],
    ['a megabyte', { message: 'x'.repeat(1_000_000) }],
  ];
  for (const [what, body] of nothing) {
    it(`${what} says nothing`, async () => {
      const error = await said(body, 502);
      assert.deepEqual([error.kind, error.status], ['server', 502]);
      assert.deepEqual([error.code, error.serverMessage, error.details], [undefined, undefined, undefined]);
      assert.deepEqual(error.issues, []);
    });
  }

  it("a proxy's plain words are the message, cut to 500 characters", async () => {
    assert.equal((await said('upstream connect error', 503)).serverMessage, 'upstream connect error');
    assert.equal((await said('word '.repeat(500), 503)).serverMessage?.length, 500);
  });

  it('bytes that are not UTF-8 do not hide the status', async () => {
    await using server = await oddServer((_, response) => {
      response.writeHead(403).end(Buffer.from([0x7b, 0xff, 0xfe]));
    });
    const error = await failureOf(clientOf(server.url).client.drives.rename('sd1', 'n', never()));
    assert.equal(error.kind, 'notPermitted');
  });

  it('a bomb of brackets in the details is cut', async () => {
    const error = await said(`{"details":${'['.repeat(40_000)}${']'.repeat(40_000)}}`);
    assert.match(JSON.stringify(error.details), /^\[+"\[redacted\]"\]+$/);
  });

  it("Node's fetch does not show a 407, only that there was no answer", async () => {
    const error = await said('', 407);
    assert.deepEqual([error.kind, error.network], ['network', 'other']);
  });

  it('407 and a hidden redirect are understood from other fetches too', () => {
    const answer = (status: number) => statusFailure({ status, headers: {}, body: new Uint8Array() }, 0, []);
    assert.deepEqual([answer(407).kind, answer(407).network, answer(407).status], ['network', 'proxy', 407]);
    assert.equal(isWorthRetrying(answer(407)), false);
    assert.equal(answer(0).kind, 'unreadable');
  });
});

const packedBlanks = gzipSync(Buffer.alloc(20_000_001, ' '));

describe('an answer that cannot be read says what is wrong with it', () => {
  const cases: [what: string, body: string | Buffer, words: RegExp][] = [
    ['nothing', '', /the answer is empty/],
    ['blanks', ' \n', /the answer is empty/],
    ['HTML', '\n<html>Sign in to the hotel</html>', /HTML/],
    ['JSON that is cut off', '{"hasMore":false,"items":[{"name":"datas', /cut off after 40 bytes/],
    ['JSON that ends too early', '{"hasMore":false', /cut off after 16 bytes/],
    ['no JSON', 'hunter2 hunter2', /not JSON/],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not UTF-8/],
    ['null', 'null', /the answer is null, expected Object/],
    ['a list', '[]', /hasMore is missing/],
    ['a number', '12', /the answer is of type number/],
  ];
  for (const [what, body, words] of cases) {
    it(what, async () => {
      await using server = await oddServer((_, response) => response.end(body));
      const error = await failureOf(clientOf(server.url).client.drives.pages({}, never()).next());
      assert.equal(error.kind, 'unreadable');
      assert.match(error.message, words);
      assert.ok(!error.message.includes('hunter2'));
      assert.equal(server.requests.length, 1);
    });
  }

  it('a byte order mark is no harm', async () => {
    await using server = await answering('\ufeff{"hasMore":false,"items":[]}');
    const { value } = await clientOf(server.url).client.drives.pages({}, never()).next();
    assert.deepEqual(value?.items, []);
  });

  const tooLarge: [what: string, answer: (response: ServerResponse) => void][] = [
    ['announced', response => response.writeHead(200, { 'content-length': 20_000_001 }).flushHeaders()],
    ['packed', response => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packedBlanks)],
  ];
  for (const [what, answer] of tooLarge) {
    it(`more than 20 MB, ${what}`, async () => {
      await using server = await oddServer((_, response) => answer(response));
      const error = await failureOf(clientOf(server.url).client.session(never()));
      assert.equal(error.kind, 'unreadable');
      assert.match(error.message, /larger than 20 MB/);
      assert.equal(server.requests.length, 1);
    });
  }
});
