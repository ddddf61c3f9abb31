import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact, redactDeep } from '../../../src/core/text/redact';

const secret = 'p+w /"made" up\\&ü!';

describe('redaction', () => {
  const forms: [form: string, text: string][] = [
    ['raw', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded in lower case', encodeURIComponent(secret).replace(/%../g, hex => hex.toLowerCase())],
    ['as a form encodes it', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['JSON-escaped', JSON.stringify(secret).slice(1, -1)],
    ['JSON-escaped, with \\/', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['base64', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
    ['base64url', Buffer.from(secret).toString('base64url')],
  ];
  for (const [form, text] of forms) {
    it(form, () => {
      assert.equal(redact(`before ${text} after`, [secret]), 'before [redacted] after');
      assert.equal(redact(`${text}${text}`, [secret]), '[redacted][redacted]');
    });
  }

  it('in the base64 of something longer, wherever it begins', () => {
    for (const before of ['', 'a', 'ab', 'abc', 'user:']) {
      const redacted = redact(Buffer.from(`${before}${secret} and more`).toString('base64'), [secret]);
      assert.ok(!Buffer.from(redacted.replace('[redacted]', ' '), 'base64').toString().includes('made'), before);
      assert.match(redacted, /\[redacted\]/);
    }
  });

  it('several secrets, the longer one first', () => {
    assert.equal(redact('key1 key12 other', ['key1', 'key12']), '[redacted] [redacted] other');
  });

  it('nothing to hide changes nothing', () => {
    assert.equal(redact('plain (words) [a-z]', ['', 'secret']), 'plain (words) [a-z]');
    assert.equal(redact('plain', []), 'plain');
  });

  it('no secret survives in any text', () => {
    const anySecret = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.string(), anySecret, fc.string(), (before, hidden, after) => {
        fc.pre(!'[redacted]'.includes(hidden) && !(before + after).includes(hidden));
        const text = redact(`${before}${hidden}${after}`, [hidden]);
        assert.ok(text.includes('[redacted]'));
      }),
    );
  });

  it('deep: every string and field name, and the whole value of a field that is a secret by its name', () => {
    const value = { a: [`x${secret}`, 7, null, true], [secret]: 1, Password: ['p'], access_token: 1, 'X-Api-Key': 'k' };
    assert.deepEqual(redactDeep(value, [secret]), {
      a: ['x[redacted]', 7, null, true],
      '[redacted]': 1,
      Password: '[redacted]',
      access_token: '[redacted]',
      'X-Api-Key': '[redacted]',
    });
  });

  it('deep: a field that only sounds like one stays', () => {
    const value = { passport: 'a', compass: 'b', keyboard: 'c', bypass: ['d'] };
    assert.deepEqual(redactDeep(value, []), value);
  });
});
