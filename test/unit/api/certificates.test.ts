import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { drive, key, listen } from './harness';
import { selfSigned, type CertificateOptions } from './selfSigned';

const run = promisify(execFile);

/** The certificates here are vouched for: by themselves, which the process that asks is told to trust. */
describe('a certificate that is trusted', () => {
  let folder: string;
  let heard: (string | undefined)[];
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'certificate-'));
    heard = [];
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  async function ask(options: CertificateOptions): Promise<string> {
    const certificate = selfSigned(options);
    const server = https.createServer(certificate, (request, response) => {
      heard.push(request.headers.authorization);
      response.end(JSON.stringify({ ...drive, id: 'sd1' }));
    });
    const file = path.join(folder, 'trusted.pem');
    await fs.writeFile(file, certificate.cert);
    const url = `https://127.0.0.1:${await listen(server)}/v1`;
    const script = path.resolve('test/unit/api/askOnce.ts');
    // Its lines would be counted over those of this process, which loaded them otherwise.
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: file, NODE_V8_COVERAGE: undefined };
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, url, key], { env });
    await new Promise(resolve => server.close(resolve));
    return stdout.trim();
  }

  it('and right is taken: this shows that the others are refused for what is wrong with them', async () => {
    assert.equal(await ask({}), 'answered');
    assert.deepEqual(heard, [`Bearer ${key}`]);
  });

  for (const [what, options, cause, code] of [
    ['but has expired', { to: '210101000000Z' }, 'certificateDate', 'CERT_HAS_EXPIRED'],
    ['but is not valid yet', { from: '480101000000Z' }, 'certificateDate', 'CERT_NOT_YET_VALID'],
    ['but is for another host', { ip: '10.1.2.3' }, 'certificateHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const) {
    it(`${what} is refused, and the key is not sent`, async () => {
      assert.equal(await ask(options), `network · ${cause} · no answer: ${cause} (${code})`);
      assert.deepEqual(heard, []);
    });
  }
});
