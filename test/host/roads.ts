import dns from 'node:dns';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import * as vscode from 'vscode';
import type { Simulator } from '../simulator/simulator';
import { listen } from '../unit/api/harness';
import { selfSigned } from '../unit/api/selfSigned';
import { setApiUrl } from './harness';
import { trusted } from './trusted';

/** A way to the service that fails where its server cannot: at its name, its port, its certificate, its proxy. */
export interface Road extends AsyncDisposable {
  /** The same all the time. */
  readonly url: string;
  /** Nobody gets through any more who is not connected. */
  bar(): void;
  /** Nobody does. */
  fail(): Promise<unknown>;
  mend(): unknown;
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

  close(): void {
    if (this.#server.listening) this.#server.close();
  }

  /** What is connected finds out that it is not any more. */
  async cut(): Promise<void> {
    const all = [...this.#sockets];
    for (const socket of all) socket.destroy();
    await Promise.all(all.map(async socket => socket.closed || once(socket, 'close')));
  }
}

/** @param clear away, in the end */
function roadBy(gate: Gate, { clear, ...road }: Pick<Road, 'url' | 'bar' | 'mend'> & { clear?: () => unknown }): Road {
  return {
    ...road,
    fail: () => {
      road.bar();
      return gate.cut();
    },
    [Symbol.asyncDispose]: async () => {
      gate.close();
      await gate.cut();
      await clear?.();
    },
  };
}

/** @param there the service's port */
type Build = (there: number) => Promise<Road>;

async function refused(there: number): Promise<Road> {
  const gate = new Gate(there);
  await gate.open();
  return roadBy(gate, {
    url: `http://127.0.0.1:${gate.port}/v1`,
    bar: () => gate.close(),
    mend: () => gate.open(),
  });
}

/** `localhost` is looked up under a name that there is, or is not; the rest of the way is as it was. */
async function unknownName(there: number): Promise<Road> {
  const gate = new Gate(there);
  await gate.open();
  const { lookup } = dns;
  let isKnown = true;
  /** What is really said of a name that there is not, asked for once: in a network of no names that may take seconds. */
  const unknown = new Promise<Error | null>(resolve => lookup('no-such-host.invalid', resolve));
  const found = (name: string, options: dns.LookupOptions, told: (error: Error | null, ...rest: unknown[]) => void) => {
    const failed = (error: Error | null) => error && Object.assign(new Error(error.message), error, { hostname: name });
    if (name === 'localhost' && !isKnown) void unknown.then(error => told(failed(error)));
    else {
      const looked = (error: Error | null, ...rest: unknown[]) => told(failed(error), ...rest);
      Reflect.apply(lookup, dns, [name === 'localhost' ? '127.0.0.1' : name, options, looked]);
    }
  };
  Object.assign(dns, { lookup: found });
  return roadBy(gate, {
    url: `http://localhost:${gate.port}/v1`,
    bar: () => (isKnown = false),
    mend: () => (isKnown = true),
    clear: () => Object.assign(dns, { lookup }),
  });
}

/** Behind a good certificate, and behind this one when it fails. */
const certificate =
  (wrong: () => tls.TlsOptions): Build =>
  async there => {
    const servers = [trusted('here'), wrong()].map(options => tlsTo(there, options));
    const [good = 0, bad = 0] = await Promise.all(servers.map(server => listen(server)));
    const gate = new Gate(good);
    await gate.open();
    await setting('http.systemCertificates', false);
    return roadBy(gate, {
      url: `https://127.0.0.1:${gate.port}/v1`,
      bar: () => (gate.to = bad),
      mend: () => (gate.to = good),
      clear: () => {
        for (const server of servers) server.close();
        return setting('http.systemCertificates', undefined);
      },
    });
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
  return roadBy(gate, {
    url: 'https://192.0.2.1/v1',
    bar: () => (refuses = true),
    mend: () => (refuses = false),
    clear: async () => {
      for (const server of [proxy, service]) server.close();
      await setting('http.proxy', undefined);
      await setting('http.systemCertificates', undefined);
    },
  });
}

const untrusted = 'its certificate is not trusted here. A proxy may be inspecting traffic.';

/** What fails, and why a person reads that the service could not be reached. */
export const roads: readonly (readonly [fault: string, why: string, build: Build])[] = [
  ['refused connection', 'the connection was refused.', refused],
  ['DNS', 'its name could not be looked up. Check the network connection.', unknownName],
  ['a certificate that nobody vouches for', untrusted, certificate(selfSigned)],
  [
    'a certificate that has expired',
    'its certificate is not valid today, if this computer’s clock is right.',
    certificate(() => trusted('expired')),
  ],
  [
    'a certificate for another host name',
    'its certificate is for another host. Check the setting paperspaceDrives.apiUrl.',
    certificate(() => trusted('elsewhere')),
  ],
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

/** The person's way to the service is this one while some work lasts. */
export async function onRoad(build: Build, simulator: Simulator, work: (road: Road) => Promise<void>): Promise<void> {
  await using road = await build(Number(new URL(simulator.url).port));
  await setApiUrl(road.url);
  try {
    await work(road);
  } finally {
    await setApiUrl(simulator.url);
  }
}
