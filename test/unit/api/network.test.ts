import assert from 'node:assert/strict';
import https from 'node:https';
import net from 'node:net';
import { startSimulator } from '../../simulator/simulator';
import type { Simulator } from '../../simulator/simulator';
import { networkFailure } from '../../../src/core/api/networkCause';
import type { NetworkCause } from '../../../src/core/api/errors';
import { clientOf, failureOf, listen, never } from './harness';
import { selfSigned } from './selfSigned';

/** A GET and a PUT both fail like this; the GET was tried four times. */
async function assertFails(url: string, network: NetworkCause, sent: boolean): Promise<void> {
  const { client, log } = clientOf(url);
  const errors = [
    await failureOf(client.session(never())),
    await failureOf(client.drives.rename('sd1', 'new name', never())),
  ];
  for (const error of errors) {
    assert.deepEqual([error.kind, error.network, error.sent, error.status], ['network', network, sent, undefined]);
  }
  assert.deepEqual(
    log.map(({ method, attempt }) => `${method} ${attempt}`),
    ['GET 1', 'GET 2', 'GET 3', 'GET 4', 'PUT 1'],
  );
}

describe('why there is no answer, over real sockets', () => {
  const servers: net.Server[] = [];
  const start = async (server: net.Server) => {
    servers.push(server);
    return listen(server);
  };
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('no such host', () => assertFails('http://no-such-host.invalid/v1', 'dns', false));

  it('nobody listens', async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise(resolve => server.close(resolve));
    await assertFails(`http://127.0.0.1:${port}/v1`, 'refused', false);
    await assertFails(`http://localhost:${port}/v1`, 'refused', false);
  });

  it('a certificate that nobody vouches for', async () => {
    const port = await start(https.createServer(selfSigned()));
    await assertFails(`https://127.0.0.1:${port}/v1`, 'tls', false);
  });

  it('no TLS on the other side', async () => {
    const port = await start(net.createServer(socket => socket.on('error', () => undefined).end('hello\r\n')));
    await assertFails(`https://127.0.0.1:${port}/v1`, 'tls', true);
  });

  it('closed before an answer', async () => {
    const port = await start(net.createServer(socket => socket.once('data', () => socket.destroy())));
    await assertFails(`http://127.0.0.1:${port}/v1`, 'reset', true);
  });

  it('something that does not speak HTTP', async () => {
    const port = await start(
      net.createServer(socket => socket.once('data', () => socket.end('220 mail ready\r\n\r\n'))),
    );
    await assertFails(`http://127.0.0.1:${port}/v1`, 'other', true);
  });

  it('an address that fetch itself refuses', () => assertFails('http://127.0.0.1:6000/v1', 'other', true));
});

describe('a connection that breaks', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  for (const drop of ['beforeHeaders', 'inBody'] as const) {
    it(`${drop}: a read is tried again, and then it works`, async () => {
      simulator.reset();
      simulator.fail({ drop, times: 2 });
      const { client, log } = clientOf(simulator.url, simulator.key);
      assert.ok((await client.drives.pages({}, never()).next()).value?.items.length);
      assert.deepEqual(
        log.map(({ error }) => error?.network),
        ['reset', 'reset', undefined],
      );
    });

    it(`${drop}: a write is not sent again, although nobody knows whether it worked`, async () => {
      simulator.reset();
      simulator.fail({ drop, method: 'POST', effect: true });
      const { client } = clientOf(simulator.url, simulator.key);
      const error = await failureOf(client.networks.create({ name: 'lab', region: 'ny2' }, never()));
      assert.deepEqual([error.kind, error.network, error.sent], ['network', 'reset', true]);
      assert.equal(simulator.requests.length, 1);
      assert.ok(simulator.networks().some(({ name }) => name === 'lab'));
    });
  }
});

describe('what is below a failed fetch', () => {
  const url = 'https://api.example/v1/shared-drives';
  const failed = (cause: object) => Object.assign(new TypeError('fetch failed'), { cause });
  const coded = (code: string, more: object = {}) => Object.assign(new Error('words'), { code, ...more });

  const cases: [what: string, error: unknown, network: NetworkCause, sent: boolean][] = [
    ['ENOTFOUND', failed(coded('ENOTFOUND', { hostname: 'api.example' })), 'dns', false],
    ['EAI_AGAIN', failed(coded('EAI_AGAIN')), 'dns', false],
    ['ECONNREFUSED at the port asked for', failed(coded('ECONNREFUSED', { port: 443 })), 'refused', false],
    ['ECONNREFUSED at another port', failed(coded('ECONNREFUSED', { port: 3128 })), 'proxy', false],
    ['another name that is not found', failed(coded('ENOTFOUND', { hostname: 'proxy.example' })), 'proxy', false],
    [
      'every address refused',
      failed(new AggregateError([coded('ECONNREFUSED', { syscall: 'connect' }), coded('ECONNREFUSED')])),
      'refused',
      false,
    ],
    ['UND_ERR_CONNECT_TIMEOUT', failed(coded('UND_ERR_CONNECT_TIMEOUT')), 'timeout', false],
    ['UND_ERR_HEADERS_TIMEOUT', failed(coded('UND_ERR_HEADERS_TIMEOUT')), 'timeout', true],
    ['UND_ERR_BODY_TIMEOUT', failed(coded('UND_ERR_BODY_TIMEOUT')), 'timeout', true],
    ['ETIMEDOUT while connecting', failed(coded('ETIMEDOUT', { syscall: 'connect' })), 'timeout', false],
    ['ETIMEDOUT while reading', failed(coded('ETIMEDOUT', { syscall: 'read' })), 'timeout', true],
    ['CERT_HAS_EXPIRED', failed(coded('CERT_HAS_EXPIRED')), 'certificateDate', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', failed(coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')), 'tls', false],
    ['SELF_SIGNED_CERT_IN_CHAIN', failed(coded('SELF_SIGNED_CERT_IN_CHAIN')), 'tls', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', failed(coded('ERR_TLS_CERT_ALTNAME_INVALID')), 'certificateHost', false],
    ['EPROTO', failed(coded('EPROTO')), 'tls', true],
    [
      'a proxy that refuses the tunnel',
      failed(Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), { code: 'UND_ERR_ABORTED' })),
      'proxy',
      false,
    ],
    ['UND_ERR_PRX_TLS', failed(coded('UND_ERR_PRX_TLS')), 'proxy', false],
    ['ECONNRESET', failed(coded('ECONNRESET')), 'reset', true],
    ['EPIPE', failed(coded('EPIPE')), 'reset', true],
    ['UND_ERR_SOCKET', new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') }), 'reset', true],
    ['ENETUNREACH', failed(coded('ENETUNREACH', { syscall: 'connect' })), 'other', false],
    ['Electron: no such name', new Error('net::ERR_NAME_NOT_RESOLVED'), 'dns', false],
    ['Electron: refused', new Error('net::ERR_CONNECTION_REFUSED'), 'refused', false],
    ['Electron: proxy', new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'proxy', false],
    ['Electron: tunnel', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'proxy', false],
    ['Electron: date of a certificate', new Error('net::ERR_CERT_DATE_INVALID'), 'certificateDate', false],
    ['Electron: host of a certificate', new Error('net::ERR_CERT_COMMON_NAME_INVALID'), 'certificateHost', false],
    ['Electron: certificate', new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'tls', false],
    ['Electron: timeout', new Error('net::ERR_TIMED_OUT'), 'timeout', true],
    ['Electron: reset', new Error('net::ERR_CONNECTION_RESET'), 'reset', true],
    ['Electron: offline', new Error('net::ERR_INTERNET_DISCONNECTED'), 'other', false],
    ['an error without a code', new Error('words'), 'other', true],
    ['an error that has no message', { code: 7 }, 'other', true],
    ['no error at all', undefined, 'other', true],
  ];
  for (const [what, error, network, sent] of cases) {
    it(what, () => {
      const failure = networkFailure(error, url);
      assert.deepEqual([failure.kind, failure.network, failure.sent], ['network', network, sent]);
    });
  }

  it('the code is told, for the log', () => {
    assert.equal(networkFailure(failed(coded('ENOTFOUND')), url).message, 'no answer: dns (ENOTFOUND)');
    assert.equal(networkFailure(failed(coded('HPE_INVALID')), url).message, 'no answer: other (HPE_INVALID)');
    assert.equal(networkFailure(new Error('words'), url).message, 'no answer: other');
  });

  it('an error that is its own cause ends', () => {
    const circular = coded('EWEIRD');
    Object.assign(circular, { cause: circular });
    assert.equal(networkFailure(circular, url).network, 'other');
  });
});
