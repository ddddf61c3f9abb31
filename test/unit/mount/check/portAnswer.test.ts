import assert from 'node:assert/strict';
import type { connect } from 'node:net';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { mock } from 'node:test';
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

  it('somebody', async () => assert.equal(await portAnswer('127.0.0.1', { port, patience }), 'open'));

  it('a refusal', async () => {
    await new Promise(resolve => server.close(resolve));
    assert.equal(await portAnswer('127.0.0.1', { port, patience }), 'refused');
  });

  it('nobody: the name is unknown', async () => {
    assert.equal(await portAnswer('no-such-host.invalid', { port: 445, patience }), 'unknownName');
  });

  it('nobody on the port of drives in three seconds', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const asked: unknown[] = [];
      const open = (where: unknown) => (asked.push(where), new Socket());
      const answers: string[] = [];
      const asking = portAnswer('192.0.2.1', undefined, open as typeof connect).then(answer => answers.push(answer));
      assert.deepEqual(asked, [{ host: '192.0.2.1', port: 445 }]);
      mock.timers.tick(2_999);
      await new Promise(resolve => setImmediate(resolve));
      assert.deepEqual(answers, []);
      mock.timers.tick(1);
      await asking;
      assert.deepEqual(answers, ['silent']);
    } finally {
      mock.timers.reset();
    }
  });
});
