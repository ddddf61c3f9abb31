import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import * as v from 'valibot';

const volume = v.object({
  Name: v.string(),
  Driver: v.literal('local'),
  DriverOpts: v.object({ type: v.literal('cifs'), device: v.string(), o: v.string() }),
});
export type Volume = v.InferOutput<typeof volume>;

/**
 * Answers on a Unix socket as Docker does (Engine API: VolumeInspect, VolumeCreate), and keeps what it is told. Docker itself
 * would resolve and mount only when a container starts, which needs a kernel with cifs and a drive.
 */
export async function startDocker() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'docker-'));
  const socket = path.join(folder, 'docker.sock');
  const volumes: Volume[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    const create = (body: unknown) => {
      const made = v.parse(volume, body);
      volumes.push(made);
      answer(201, withOptions(made));
    };
    if (request.method === 'POST')
      json(request)
        .then(create)
        .catch((error: unknown) => answer(400, { message: String(error) }));
    else {
      const found = volumes.find(({ Name }) => request.url === `/volumes/${Name}`);
      if (found) answer(200, withOptions(found));
      else answer(404, { message: `get ${request.url ?? ''}: no such volume` });
    }
  });
  await new Promise<void>(resolve => server.listen(socket, resolve));
  const stop = () =>
    new Promise<void>(resolve => server.close(() => resolve())).finally(() => rmSync(folder, { recursive: true }));
  return { socket, volumes: volumes as readonly Volume[], stop };
}

const withOptions = ({ Name, Driver, DriverOpts }: Volume) => ({ Driver, Name, Options: DriverOpts, Scope: 'local' });
