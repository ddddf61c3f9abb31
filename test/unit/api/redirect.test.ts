import assert from 'node:assert/strict';
import { clientOf, drive, failureOf, never, oddServer } from './harness';

const target = { name: 'n', networkId: 'nw1', region: 'ny2', size: 500 };

describe('a redirect is not followed, because the key would go along', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`${status}, neither for a GET nor for a POST`, async () => {
      await using elsewhere = await oddServer((_, response) => response.end(JSON.stringify(drive)));
      await using server = await oddServer((_, response) => {
        response.writeHead(status, { location: `${elsewhere.url}/stolen?secret=query` }).end();
      });
      const { client } = clientOf(server.url);
      const errors = [
        await failureOf(client.drives.get(drive.id, never())),
        await failureOf(client.drives.create(target, never())),
      ];
      for (const error of errors) {
        assert.deepEqual([error.kind, error.status, error.sent], ['unreadable', status, true]);
        assert.ok(error.message.includes(new URL(elsewhere.url).origin));
        assert.ok(!error.message.includes('secret'));
      }
      assert.equal(server.requests.length, 2);
      assert.equal(elsewhere.requests.length, 0);
    });
  }

  for (const location of [undefined, '/v1/here', 'nonsense://[']) {
    it(`with the location ${location ?? 'left out'}`, async () => {
      await using server = await oddServer((_, response) => {
        response.writeHead(302, location === undefined ? {} : { location }).end();
      });
      const error = await failureOf(clientOf(server.url).client.session(never()));
      assert.equal(error.kind, 'unreadable');
      assert.match(error.message, /^status 302: a redirect, which/);
      assert.equal(server.requests.length, 1);
    });
  }
});
