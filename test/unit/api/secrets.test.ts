import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { clientOf, drive, failureOf, key, listen, never, oddServer, page } from './harness';
import type { Tried } from './harness';
import net from 'node:net';

/** Everything that can be reached from a value, as text. */
function allOf(value: unknown): string {
  return inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity });
}

const password = 'hunter2,made up';
const base64 = Buffer.from(key).toString('base64');

/** Neither the error nor the log lets anything through. */
async function assertSilent(tried: Tried, call: Promise<unknown>): Promise<void> {
  const error = await failureOf(call);
  for (const secret of [key, encodeURIComponent(key), base64, 'hunter2']) {
    assert.ok(!allOf(error).includes(secret), allOf(error));
    assert.ok(!allOf(tried.log).includes(secret), allOf(tried.log));
  }
  assert.equal(error.cause, undefined);
  assert.ok(tried.log.length > 0);
}

describe('no key and no password in an error or in the log', () => {
  for (const status of [400, 401, 403, 404, 409, 429, 500, 503]) {
    it(`a server that repeats the key with its ${status}`, async () => {
      const echo = `Bearer ${key} ${encodeURIComponent(key)} ${base64} ${Buffer.from(`user:${key}`).toString('base64')}`;
      await using server = await oddServer((_, response) => {
        const issues = [{ message: echo, path: [key] }];
        const details = { [key]: [echo, { authorization: 'hunter2', password, deep: { apiKey: 'hunter2' } }] };
        response.writeHead(status).end(JSON.stringify({ code: key, message: echo, details, issues }));
      });
      const tried = clientOf(server.url);
      await assertSilent(tried, tried.client.drives.get(drive.id, never()));
      const error = tried.log[0]?.error;
      assert.match(error?.serverMessage ?? '', /^Bearer \[redacted\]/);
      assert.match(error?.issues[0] ?? '', /redacted/);
    });
  }

  it('a proxy that repeats the key in plain words, at the place where they are cut', async () => {
    await using server = await oddServer((_, response) => {
      response.writeHead(502).end(`${'.'.repeat(490)}${key}`);
    });
    const tried = clientOf(server.url);
    await assertSilent(tried, tried.client.session(never()));
    assert.ok(!allOf(tried.log).includes(key.slice(0, 8)));
  });

  const bodies: [what: string, body: string][] = [
    ['a drive with a field missing', JSON.stringify({ ...drive, password, name: undefined })],
    ['a password of another type', JSON.stringify({ ...drive, password: [password] })],
    ['a password where a size should be', JSON.stringify({ ...drive, size: password })],
    ['a date that is a password', JSON.stringify({ ...drive, dtCreated: password })],
    ['another drive', JSON.stringify({ ...drive, id: 'sdother', password })],
    ['JSON that is cut off in the password', `{"password":"${password}`],
    ['no JSON', `${password} ${key}`],
    ['HTML', `<html>${password} ${key}</html>`],
    ['a list where a drive should be', JSON.stringify([password])],
  ];
  for (const [what, body] of bodies) {
    it(`an answer that cannot be read: ${what}`, async () => {
      await using server = await oddServer((_, response) => response.end(body));
      const tried = clientOf(server.url);
      await assertSilent(tried, tried.client.drives.get(drive.id, never()));
    });
  }

  const refusals: [what: string, body: string][] = [
    ['JSON that is cut off', `{"message":"no","items":[{"id":"sd1","password":"${password}","na`],
    ['a text of JSON that is cut off', `"{\\"password\\":\\"${password}`],
    ['a list that is cut off', `[{"password":"${password}"`],
    ['a password in plain words', `refused: password=${password.replace(' ', '_')} is not known`],
    ['a password in a sentence', JSON.stringify({ message: `no such Password: '${password}'` })],
    ['JSON in a sentence', JSON.stringify({ message: `upstream: {"password":"${password}","size":1}` })],
    ['a login to a proxy', `denied: Proxy-Authorization: Basic ${password.replace(' ', '_')}`],
    ['JSON in an issue', JSON.stringify({ issues: [{ message: `got {"apiKey": "${password}"}` }] })],
  ];
  for (const [what, body] of refusals) {
    it(`a refusal that repeats a password: ${what}`, async () => {
      await using server = await oddServer((_, response) => response.writeHead(400).end(body));
      const tried = clientOf(server.url);
      await assertSilent(tried, tried.client.drives.get(drive.id, never()));
    });
  }

  for (const location of [`http://${key}@127.0.0.1/${key}?${key}`, `http://${key.toUpperCase()}.example/`]) {
    it(`a redirect to ${location}`, async () => {
      await using server = await oddServer((_, response) => response.writeHead(302, { location }).end());
      const tried = clientOf(server.url);
      await assertSilent(tried, tried.client.session(never()));
    });
  }

  it('a connection that is refused, dropped, or not HTTP', async () => {
    const closed = net.createServer();
    const closedPort = await listen(closed);
    await new Promise(resolve => closed.close(resolve));
    const rude = net.createServer(socket => socket.once('data', data => socket.end(data)));
    const rudePort = await listen(rude);
    for (const port of [closedPort, rudePort]) {
      const tried = clientOf(`http://127.0.0.1:${port}/v1`);
      await assertSilent(tried, tried.client.session(never()));
      await assertSilent(tried, tried.client.drives.rename('sd1', 'n', never()));
    }
    await new Promise(resolve => rude.close(resolve));
  });

  it('a list holds no password, and the log of it neither', async () => {
    await using server = await oddServer((_, response) => response.end(JSON.stringify(page({ ...drive, password }))));
    const tried = clientOf(server.url);
    const { value } = await tried.client.drives.pages({}, never()).next();
    assert.equal(value?.items.length, 1);
    assert.ok(!allOf(value).includes('hunter2'));
    assert.ok(!allOf(tried.log).includes('hunter2'));
  });

  it('create and rename hold none', async () => {
    await using server = await oddServer((_, response) => response.end(JSON.stringify({ ...drive, password })));
    const { client } = clientOf(server.url);
    const wanted = { name: 'datasets', networkId: 'nw1', region: 'ny2', size: 500 };
    const made = [await client.drives.create(wanted, never()), await client.drives.rename(drive.id, 'n', never())];
    assert.ok(!allOf(made).includes('hunter2'));
  });
});
