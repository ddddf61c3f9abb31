import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

const program = path.resolve('test/simulator/main.ts');

function run(...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Said {
  readonly url: string;
  readonly key: string;
  readonly otherKey: string;
}

async function firstLine(child: ReturnType<typeof run>): Promise<Said> {
  for await (const line of readline.createInterface(child.stdout)) return JSON.parse(line) as Said;
  throw new Error('it said nothing');
}

describe('the simulator: as a program', function () {
  // A fresh Node that compiles TypeScript, on a machine that may be busy.
  this.timeout(30_000);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`tells where it listens and with which key, and ends on ${signal}`, async () => {
      const child = run('--drives', '30');
      const { url, key } = await firstLine(child);
      const response = await fetch(`${url}/shared-drives?limit=120`, { headers: { authorization: `Bearer ${key}` } });
      assert.equal(((await response.json()) as { items: unknown[] }).items.length, 38);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }

  it('tells a key of another team besides', async () => {
    const child = run();
    const { url, otherKey } = await firstLine(child);
    const response = await fetch(`${url}/auth/session`, { headers: { authorization: `Bearer ${otherKey}` } });
    assert.equal(((await response.json()) as { team: { namespace: string } }).team.namespace, 'ada-side');
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('reads a seed file, and names the field that is wrong', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'seed-')), 'seed.json');
    fs.writeFileSync(
      file,
      JSON.stringify({ teams: [{ name: 'T', namespace: 't', keys: [], networks: [], drives: [{}], machines: [] }] }),
    );
    const child = run('--seed', file);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.match(said, /teams\.0\.drives\.0\.name/);
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('says so when its port is taken', async () => {
    const first = run();
    const { port } = new URL((await firstLine(first)).url);
    const second = run('--port', port);
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    assert.deepEqual(await once(second, 'close'), [1, null]);
    assert.match(said, /EADDRINUSE/);
    first.kill();
    await once(first, 'exit');
  });
});
