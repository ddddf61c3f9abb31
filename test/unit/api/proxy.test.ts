import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { drive, key, listen } from './harness';
import { selfSigned } from './selfSigned';

const run = promisify(execFile);

/** Node reads HTTPS_PROXY since 22.21 and 24.5; in VS Code its own fetch does that (test/host/proxy). */
const knowsProxies = process.allowedNodeEnvironmentFlags.has('--use-env-proxy');

if (knowsProxies) {
  describe('through a proxy', () => {
    it('the key goes by CONNECT only: the proxy sees where to, and the service gets the request', async () => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'proxy-'));
      const certificate = selfSigned();
      const file = path.join(folder, 'trusted.pem');
      await fs.writeFile(file, certificate.cert);
      const heard: (string | undefined)[] = [];
      const service = https.createServer(certificate, (request, response) => {
        heard.push(request.headers.authorization);
        response.end(JSON.stringify({ ...drive, id: 'sd1' }));
      });
      const port = await listen(service);
      /** Everything that came, byte for byte. */
      let carried = '';
      const asked: string[] = [];
      const proxy = http.createServer((request, response) => {
        asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
        response.writeHead(500).end();
      });
      proxy.on('connection', (socket: net.Socket) => socket.on('data', data => (carried += data.toString('latin1'))));
      proxy.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
        asked.push(`CONNECT ${request.url ?? ''}`);
        const there = net.connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          socket.pipe(there).pipe(socket);
        });
        for (const end of [socket, there]) end.on('error', () => undefined);
      });
      const env = {
        ...process.env,
        ...{
          NODE_USE_ENV_PROXY: '1',
          HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}`,
          NO_PROXY: '',
          no_proxy: '',
        },
        // Lines of the other process would be counted over those of this one.
        ...{ NODE_EXTRA_CA_CERTS: file, NODE_V8_COVERAGE: undefined, https_proxy: undefined },
      };
      const script = path.resolve('test/unit/api/askOnce.ts');
      const url = `https://127.0.0.1:${port}/v1`;
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script, url, key], { env });
      for (const server of [proxy, service]) {
        server.close();
        server.closeAllConnections();
      }
      await fs.rm(folder, { recursive: true });
      assert.equal(stdout.trim(), 'answered');
      assert.deepEqual(asked, [`CONNECT 127.0.0.1:${port}`]);
      assert.deepEqual(heard, [`Bearer ${key}`]);
      assert.ok(carried.includes('CONNECT') && !carried.includes(key) && !carried.includes('authorization'));
    });
  });
}
