import dns from 'node:dns';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import * as vscode from 'vscode';
import { listen } from '../unit/api/harness';
import { selfSigned } from '../unit/api/selfSigned';
import { trusted } from './trusted';

/** A way to the service that fails where its server cannot: at its name, its port, its certificate, its proxy. */
export interface Road extends AsyncDisposable {
  /** The same all the time. */
  readonly url: string;
  /** What is connected is cut off, and nothing comes through until `mend`. */
  fail(): Promise<unknown>;
  mend(): Promise<unknown>;
}

/** A port that leads to another one while it is open. */
class Gate {
  port = 0;
  to: number;
  readonly #server = net.createServer(socket => join(socket, net.connect(this.to, '127.0.0.1')));
  readonly #sockets = new Set<net.Socket>();

  constructor(to: number) {
    this.to = to;
    this.#server.on('connection', (socket: net.Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  async open(): Promise<void> {
    if (this.port === 0) this.port = await listen(this.#server);
    else await once(this.#server.listen(this.port, '127.0.0.1'), 'listening');
  }

  /** What is connected finds that out; who comes next is led elsewhere. */
  async lead(to: number): Promise<void> {
    this.to = to;
    const all = [...this.#sockets];
    for (const socket of all) socket.destroy();
    await Promise.all(all.map(async socket => socket.closed || once(socket, 'close')));
  }

  async shut(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    await this.lead(this.to);
  }
}

/** @param there the service's port */
type Build = (there: number) => Promise<Road>;

async function refused(there: number): Promise<Road> {
  const gate = new Gate(there);
  await gate.open();
  return {
    url: `http://127.0.0.1:${gate.port}/v1`,
    fail: () => gate.shut(),
    mend: () => gate.open(),
    [Symbol.asyncDispose]: () => gate.shut(),
  };
}

/** `localhost` is looked up under a name that there is, or is not; the rest of the way is as it was. */
async function unknownName(there: number): Promise<Road> {
  const gate = new Gate(there);
  await gate.open();
  const { lookup } = dns;
  let isKnown = true;
  const found = (name: string, options: dns.LookupOptions, told: (error: Error | null, ...rest: unknown[]) => void) => {
    const looked = (error: Error | null, ...rest: unknown[]) =>
      told(error && Object.assign(error, { hostname: name }), ...rest);
    const asked = name !== 'localhost' ? name : isKnown ? '127.0.0.1' : 'no-such-host.invalid';
    Reflect.apply(lookup, dns, [asked, options, looked]);
  };
  Object.assign(dns, { lookup: found });
  return {
    url: `http://localhost:${gate.port}/v1`,
    fail: () => {
      isKnown = false;
      return gate.lead(there);
    },
    mend: () => Promise.resolve((isKnown = true)),
    [Symbol.asyncDispose]: () => {
      Object.assign(dns, { lookup });
      return gate.shut();
    },
  };
}

/** Behind a good certificate, and behind this one when it fails. */
const certificate =
  (wrong: () => tls.TlsOptions): Build =>
  async there => {
    const servers = [trusted('here'), wrong()].map(options => tlsTo(there, options));
    const [good = 0, bad = 0] = await Promise.all(servers.map(listen));
    const gate = new Gate(good);
    await gate.open();
    await setting('http.systemCertificates', false);
    return {
      url: `https://127.0.0.1:${gate.port}/v1`,
      fail: () => gate.lead(bad),
      mend: () => gate.lead(good),
      [Symbol.asyncDispose]: async () => {
        await gate.shut();
        for (const server of servers) server.close();
        await setting('http.systemCertificates', undefined);
      },
    };
  };

/** To an address of nobody's, because VS Code asks no proxy for this very computer. */
async function refusingProxy(there: number): Promise<Road> {
  const service = tlsTo(there, trusted('elsewhere'));
  const port = await listen(service);
  let refuses = false;
  const proxy = http.createServer();
  proxy.on('connect', (_: http.IncomingMessage, socket: net.Socket) => {
    if (refuses) socket.end('HTTP/1.1 403 Made Up\r\ncontent-length: 0\r\n\r\n');
    else {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      join(socket, net.connect(port, '127.0.0.1'));
    }
  });
  const gate = new Gate(await listen(proxy));
  await gate.open();
  await setting('http.systemCertificates', false);
  await setting('http.proxy', `http://127.0.0.1:${gate.port}`);
  return {
    url: 'https://192.0.2.1/v1',
    fail: () => {
      refuses = true;
      return gate.lead(gate.to);
    },
    mend: () => Promise.resolve((refuses = false)),
    [Symbol.asyncDispose]: async () => {
      await gate.shut();
      proxy.close();
      service.close();
      await setting('http.proxy', undefined);
      await setting('http.systemCertificates', undefined);
    },
  };
}

const untrusted = 'its certificate is not trusted here. A proxy may be inspecting traffic.';

/** What fails, and what a person reads why the service could not be reached. */
export const roads: readonly (readonly [fault: string, why: string, build: Build])[] = [
  ['refused connection', 'the connection was refused.', refused],
  ['DNS', 'its name could not be looked up. Check the network connection.', unknownName],
  ['a certificate that nobody vouches for', untrusted, certificate(selfSigned)],
  ['a certificate that has expired', untrusted, certificate(() => trusted('expired'))],
  ['a certificate for another host name', untrusted, certificate(() => trusted('elsewhere'))],
  ['a proxy that refuses', 'the proxy refused the connection. Check the setting http.proxy.', refusingProxy],
];

/** What comes encrypted is led on in the clear. */
function tlsTo(there: number, options: tls.TlsOptions): tls.Server {
  const server = tls.createServer(options, socket => join(socket, net.connect(there, '127.0.0.1')));
  return server.on('tlsClientError', () => undefined);
}

function join(one: net.Socket, other: net.Socket): void {
  one.pipe(other).pipe(one);
  for (const socket of [one, other]) socket.on('error', () => undefined);
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
}

async function setting(name: string, to: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Global);
}
