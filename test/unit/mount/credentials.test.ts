import assert from 'node:assert/strict';
import { refusePassword, refuseUser } from '../../../src/core/mount/credentials';

describe('A user name', () => {
  for (const id of ['', 'a/b', '../etc', 'a b', 'a.b', 'sd1\n', 'sd$x', 'é', 'x'.repeat(101)]) {
    it(`is not written beside the id ${JSON.stringify(id).slice(0, 20)}`, () => {
      assert.deepEqual(refuseUser(id, 'u'), { kind: 'badId', id });
    });
  }
  for (const id of ['sd1', 'SD_1-x', '-', '_']) {
    it(`is written beside the id ${id}`, () => assert.equal(refuseUser(id, 'u'), undefined));
  }

  it('may not be empty', () => assert.deepEqual(refuseUser('sd1', ''), { kind: 'usernameEmpty' }));
  it('may have 256 bytes', () => assert.equal(refuseUser('sd1', 'é'.repeat(128)), undefined));
  it('may not have 257', () => {
    const refusal = { kind: 'usernameTooLong', bytes: 257, limit: 256 };
    assert.deepEqual(refuseUser('sd1', `${'é'.repeat(128)}x`), refusal);
  });
  for (const [name, what] of [
    ['a\nb', 'newline'],
    ['a\0b', 'nul'],
    ['a,b', 'comma'],
    ['a\ud800b', 'brokenText'],
  ] as const) {
    it(`may hold no ${what}`, () => assert.deepEqual(refuseUser('sd1', name), { kind: 'usernameHas', what }));
  }
});

describe('A password', () => {
  it('must be given', () => assert.deepEqual(refusePassword(undefined), { kind: 'passwordMissing' }));
  it('may not be empty', () => assert.deepEqual(refusePassword(''), { kind: 'passwordEmpty' }));
  it('may have 512 bytes', () => assert.equal(refusePassword('x'.repeat(512)), undefined));
  it('may not have 513', () => {
    assert.deepEqual(refusePassword('x'.repeat(513)), { kind: 'passwordTooLong', bytes: 513, limit: 512 });
  });
  it('counts each comma twice', () => {
    assert.equal(refusePassword(','.repeat(256)), undefined);
    assert.deepEqual(refusePassword(`${','.repeat(256)}x`), { kind: 'passwordTooLong', bytes: 513, limit: 512 });
  });
  it('counts bytes, not characters', () => {
    assert.deepEqual(refusePassword('日'.repeat(171)), { kind: 'passwordTooLong', bytes: 513, limit: 512 });
  });
  for (const [password, what] of [
    ['secret\n', 'newline'],
    ['sec\0ret', 'nul'],
    ['secret\udc00', 'brokenText'],
  ] as const) {
    it(`may hold no ${what}, and the refusal does not tell it`, () => {
      assert.deepEqual(refusePassword(password), { kind: 'passwordHas', what });
    });
  }
  it('may hold what shells and options stumble over', () => {
    assert.equal(refusePassword(' a,"s$ w\'o\\r!d`\t\r😀 '), undefined);
  });
});
