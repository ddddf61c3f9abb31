import assert from 'node:assert/strict';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { portAnswer } from '../../../../src/core/mount/check/portAnswer';

const patience = 10_000;

describe('what answers on a port', () => {
  let server: Server;
  let port = 0;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => server.close());

  it('somebody', async () => assert.equal(await portAnswer('127.0.0.1', port, patience), 'open'));

  it('a refusal', async () => {
    await new Promise(resolve => server.close(resolve));
    assert.equal(await portAnswer('127.0.0.1', port, patience), 'refused');
  });

  it('nobody: the name is unknown', async () => {
    assert.equal(await portAnswer('no-such-host.invalid', 445, patience), 'unknownName');
  });

  it('nobody in time', async () => {
    assert.equal(await portAnswer('192.0.2.1', 445, 1, () => new Socket()), 'silent');
  });
});
