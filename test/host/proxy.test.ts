import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import * as vscode from 'vscode';
import { createClient } from '../../src/core/api/client';
import { wordsFor } from '../../src/ui/words/failure';
import { drive, listen, never } from '../unit/api/harness';
import { selfSigned } from '../unit/api/selfSigned';
import { trusted } from './trusted';

const key = 'pskey_made_up_admin';
const refused = 'Could not reach Paperspace: the proxy refused the connection. Check the setting http.proxy.';
const untrusted = 'Could not reach Paperspace: its certificate is not trusted here. A proxy may be inspecting traffic.';
/** An address of nobody's: VS Code asks no proxy for this very computer. */
const url = 'https://192.0.2.1/v1';

/** VS Code's own fetch, by its own setting. */
describe('through a proxy of VS Code’s settings', () => {
  const asked: string[] = [];
  let carried = '';
  let answer: (socket: net.Socket) => void;
  let port: number;
  const proxy = http.createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(500).end();
  });
  proxy.on('connection', (socket: net.Socket) => socket.on('data', data => (carried += data.toString('latin1'))));
  proxy.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    socket.on('error', () => undefined);
    answer(socket);
  });

  const set = (name: string, to: unknown) =>
    vscode.workspace.getConfiguration('http').update(name, to, vscode.ConfigurationTarget.Global);
  const setProxy = (to: string | undefined) => set('proxy', to);
  before(async () => {
    port = await listen(proxy);
    // VS Code hands the system's certificates to each connection, and those alone: without, Node's own list is asked.
    await set('systemCertificates', false);
    await setProxy(`http://127.0.0.1:${port}`);
  });
  beforeEach(() => {
    asked.length = 0;
    carried = '';
  });
  after(async () => {
    await setProxy(undefined);
    await set('systemCertificates', undefined);
    proxy.close();
    proxy.closeAllConnections();
  });

  /** What came of a request: `answered`, or what a person reads. Not a byte that the proxy saw was the key. */
  async function said(): Promise<string> {
    const call = createClient({ baseUrl: url, key }).drives.rename('sd1', 'new name', never());
    const outcome = await call.then(
      () => 'answered',
      (error: unknown) => wordsFor(error).text,
    );
    assert.ok(carried.startsWith('CONNECT ') || asked.length === 0, carried);
    assert.ok(!carried.includes(key) && !/authorization: bearer/i.test(carried), carried);
    return outcome;
  }

  /** A TLS server to which the proxy leads, whatever address it was asked for; what each request brought along. */
  async function tunnelTo(certificate: https.ServerOptions) {
    const heard: (string | undefined)[] = [];
    const service = https.createServer(certificate, (request, response) => {
      heard.push(request.headers.authorization);
      response.end(JSON.stringify({ ...drive, id: 'sd1' }));
    });
    const there = await listen(service);
    answer = socket => {
      const tunnel = net.connect(there, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        socket.pipe(tunnel).pipe(socket);
      });
      tunnel.on('error', () => undefined);
    };
    const close = () => {
      service.close();
      service.closeAllConnections();
    };
    return { heard, close };
  }

  it('that lets one through: the key reaches the service, by CONNECT, and the proxy sees nothing but where to', async () => {
    const { heard, close } = await tunnelTo(trusted('elsewhere'));
    assert.equal(await said(), 'answered');
    assert.deepEqual([asked, heard], [['CONNECT 192.0.2.1:443'], [`Bearer ${key}`]]);
    close();
  });

  for (const status of [403, 407, 502]) {
    it(`that refuses (${status}): it is said, and the key was not sent`, async () => {
      answer = socket => socket.end(`HTTP/1.1 ${status} Made Up\r\ncontent-length: 0\r\n\r\n`);
      assert.equal(await said(), refused);
      assert.deepEqual(asked, ['CONNECT 192.0.2.1:443']);
    });
  }

  it('that lets one through to a wrong certificate: only CONNECT was asked of it, and the key was not sent', async () => {
    const { heard, close } = await tunnelTo(selfSigned({ ip: '192.0.2.1' }));
    assert.equal(await said(), untrusted);
    assert.deepEqual([asked, heard], [['CONNECT 192.0.2.1:443'], []]);
    close();
  });

  it('that is not there: it is said', async () => {
    const gone = net.createServer();
    const closed = await listen(gone);
    gone.close();
    await once(gone, 'close');
    await setProxy(`http://127.0.0.1:${closed}`);
    assert.equal(await said(), refused);
    await setProxy(`http://127.0.0.1:${port}`);
  });
});
