import assert from 'node:assert/strict';
import { readBaseUrl } from '../../../src/core/api/baseUrl';

describe("the API's address", () => {
  for (const [setting, url, origin] of [
    ['https://api.paperspace.com/v1', 'https://api.paperspace.com/v1', 'https://api.paperspace.com'],
    ['https://api.paperspace.com/v1/', 'https://api.paperspace.com/v1', 'https://api.paperspace.com'],
    ['https://api.paperspace.com/v1///', 'https://api.paperspace.com/v1', 'https://api.paperspace.com'],
    [' https://api.paperspace.com/v1 ', 'https://api.paperspace.com/v1', 'https://api.paperspace.com'],
    ['HTTPS://API.Paperspace.com:443/v1', 'https://api.paperspace.com/v1', 'https://api.paperspace.com'],
    ['https://api.example', 'https://api.example', 'https://api.example'],
    ['https://api.example:8443/a/b', 'https://api.example:8443/a/b', 'https://api.example:8443'],
    ['https://api.example/a/../v1', 'https://api.example/v1', 'https://api.example'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1', 'http://localhost:8080'],
    ['http://LOCALHOST/v1', 'http://localhost/v1', 'http://localhost'],
    ['http://127.0.0.1:40123/v1', 'http://127.0.0.1:40123/v1', 'http://127.0.0.1:40123'],
    ['http://[::1]:40123/v1', 'http://[::1]:40123/v1', 'http://[::1]:40123'],
    // Other spellings of the same address.
    ['http://[0:0:0:0:0:0:0:1]/v1', 'http://[::1]/v1', 'http://[::1]'],
    ['http://0x7f.1/v1', 'http://127.0.0.1/v1', 'http://127.0.0.1'],
  ] as const) {
    it(`${setting} is ${url}`, () => assert.deepEqual(readBaseUrl(setting), { ok: true, url, origin }));
  }

  for (const [why, setting] of [
    ['http elsewhere', 'http://api.paperspace.com/v1'],
    ['http to the network', 'http://192.168.0.2/v1'],
    ['http to all interfaces', 'http://0.0.0.0/v1'],
    ['http to a name that begins like loopback', 'http://localhost.example/v1'],
    ['http to a name that begins like a loopback address', 'http://127.0.0.1.example/v1'],
    ['http with loopback as the user name', 'http://127.0.0.1@api.example/v1'],
    ['a user and a password', 'https://user:secret@api.paperspace.com/v1'],
    ['a user', 'https://user@api.paperspace.com/v1'],
    ['a password', 'https://:secret@api.paperspace.com/v1'],
    ['a query', 'https://api.paperspace.com/v1?key=1'],
    ['a fragment', 'https://api.paperspace.com/v1#a'],
    ['another scheme', 'ftp://api.paperspace.com/v1'],
    ['a file', 'file:///v1'],
    ['a script', 'javascript:alert(1)'],
    ['a blob', 'blob:https://api.paperspace.com/v1'],
    ['a socket', 'wss://api.paperspace.com/v1'],
    ['no scheme', 'api.paperspace.com/v1'],
    ['no host', 'https://'],
    ['a path', '/v1'],
    ['junk', 'not an address'],
    ['a port that is none', 'https://api.example:99999/v1'],
    ['nothing', ''],
  ] as const) {
    it(`refused: ${why} (${setting})`, () => assert.deepEqual(readBaseUrl(setting), { ok: false }));
  }
});
