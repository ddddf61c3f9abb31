import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTypedKey } from '../../../src/core/text/apiKey';

const key = 'pskey_made-up_4_tests';

describe('a pasted API key', () => {
  for (const typed of [
    key,
    ` ${key}`,
    `${key}\r\n`,
    `\t${key}\u00a0`,
    `\ufeff${key}`,
    `"${key}"`,
    `'${key}'`,
    `\`${key}\``,
    `“${key}”`,
    `‘${key}’`,
    ` "${key}" `,
    `" ${key} "`,
    `Bearer ${key}`,
    `bearer   ${key}`,
    `BEARER\t${key}`,
    `"Bearer ${key}"`,
    `Bearer "${key}"`,
    `Authorization: Bearer ${key}`,
    `authorization:bearer ${key}`,
    `'Authorization: Bearer ${key}'`,
  ]) {
    it(`${JSON.stringify(typed)} is the key`, () => assert.deepEqual(readTypedKey(typed), { ok: true, key }));
  }

  for (const typed of ['', ' ', '\n', '""', ' “ ” ', "'", '\t"\'`\n']) {
    it(`${JSON.stringify(typed)} is nothing`, () => {
      assert.deepEqual(readTypedKey(typed), { ok: false, why: 'empty' });
    });
  }

  for (const typed of [
    'two words',
    'pskey.with.dots',
    'pskey\nsecond-line',
    'pskey=',
    'schlüssel',
    'pskey\u200bhidden',
    'рskey_with_a_cyrillic_r',
    '$PAPERSPACE_API_KEY',
    'https://console.paperspace.com',
    'a"b',
    'key,key',
    'Bearer two words',
    'Basic dTpw',
    '{"key":"pskey"}',
  ]) {
    it(`${JSON.stringify(typed)} is something else, and is not sent`, () => {
      assert.deepEqual(readTypedKey(typed), { ok: false, why: 'characters' });
    });
  }

  it('a key that only looks like the word stays whole', () => {
    for (const whole of ['bearer', 'bearer_of_a_key', 'Bearer-key', 'authorization']) {
      assert.deepEqual(readTypedKey(whole), { ok: true, key: whole });
    }
  });

  it('a pasted file is refused without holding anything up', () => {
    const file = `a${' '.repeat(500_000)}b`;
    assert.deepEqual(readTypedKey(file), { ok: false, why: 'characters' });
  });

  it('whatever is pasted, only [A-Za-z0-9_-] comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), typed => {
        const read = readTypedKey(typed);
        assert.ok(!read.ok || /^[A-Za-z0-9_-]+$/.test(read.key));
      }),
    );
  });
});
