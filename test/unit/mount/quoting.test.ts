import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cmdQuote,
  credentialsLine,
  fstabField,
  posixPath,
  posixQuote,
  powershellQuote,
  rcloneValue,
  urlComponent,
  yamlQuote,
} from '../../../src/core/mount/quoting';
import { credentials, password } from './arbitrary';
import { yamlDocuments } from './containerReaders';
import { credentialsFile, fstabFields, powershellArgument, shellWords, smbAddress } from './readers';

const runs = { numRuns: 1500 };

describe('Quoting for bash and zsh', () => {
  for (const [value, quoted] of [
    ['', "''"],
    ['plain', "'plain'"],
    ["it's", "'it'\\''s'"],
    ["'", "\\'"],
    ["''a", "\\'\\''a'"],
    ['$(x) `y` \\ !z', "'$(x) `y` \\ !z'"],
    ['a\tb', "'a'$'\\011''b'"],
    ['é', "$'\\303\\251'"],
    ['\u202eabc', "$'\\342\\200\\256''abc'"],
    ['\u007f', "$'\\177'"],
  ] as const) {
    it(`${JSON.stringify(value)} → ${quoted}`, () => assert.equal(posixQuote(value), quoted));
  }

  it('gives one inert word of printable ASCII that reads back', () => {
    fc.assert(
      fc.property(password, value => {
        const quoted = posixQuote(value);
        assert.match(quoted, /^[ -~]+$/);
        assert.deepEqual(shellWords(quoted), [value]);
      }),
      runs,
    );
  });

  it('never lets two single-quoted parts touch, which RC_QUOTES of zsh would read as a quote', () => {
    fc.assert(
      fc.property(password, value => {
        const parts = posixQuote(value).match(/\$'[^']*'|'[^']*'|\\'/g) ?? [];
        return parts.every((part, at) => !(part.startsWith("'") && parts[at + 1]?.startsWith("'")));
      }),
      runs,
    );
  });

  it('leaves only $HOME of a path to the shell', () => {
    assert.equal(posixPath({ base: 'home', path: "a/it's" }), `"$HOME"'/a/it'\\''s'`);
    assert.equal(posixPath({ base: 'root', path: 'mnt/$x' }), "'/mnt/$x'");
  });
});

describe('Quoting for fstab', () => {
  it('turns blank, tab, newline and backslash into octal', () => {
    assert.equal(fstabField('a b\tc\nd\\e'), 'a\\040b\\011c\\012d\\134e');
  });
  it('reads back', () => {
    fc.assert(
      fc.property(password, value => {
        assert.deepEqual(fstabFields(`//h/s /mnt/${fstabField(value)} cifs x 0 0`)[1], `/mnt/${value}`);
      }),
      runs,
    );
  });
});

describe('A credentials file', () => {
  it('reads back: the value is everything after the first =', () => {
    fc.assert(
      fc.property(credentials, wanted => {
        const lines = [credentialsLine('username', wanted.username), credentialsLine('password', wanted.password)];
        assert.deepEqual(credentialsFile(`${lines.join('\n')}\n`), wanted);
      }),
      runs,
    );
  });
});

describe('Quoting for PowerShell', () => {
  for (const [value, quoted] of [
    ['plain', "'plain'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['‘a’ ‚b‛', "'‘‘a’’ ‚‚b‛‛'"],
    ['$x `y` "z"', `'$x \`y\` "z"'`],
    ['a\tb', "('a'+[char]9+'b')"],
    ['\r', "(''+[char]13+'')"],
    ['a\u202e', "('a'+[char]8238+'')"],
    ['\u{e0001}', "(''+[char]56128+[char]56321+'')"],
    ['日本😀', "'日本😀'"],
  ] as const) {
    it(`${JSON.stringify(value)} → ${quoted}`, () => assert.equal(powershellQuote(value), quoted));
  }
  it('reads back, on one line, to the last character', () => {
    fc.assert(
      fc.property(password, value => {
        const quoted = powershellQuote(value);
        assert.doesNotMatch(quoted, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        assert.deepEqual(powershellArgument(quoted), { value, rest: '' });
      }),
      runs,
    );
  });
});

describe('Quoting for cmd', () => {
  for (const value of ['plain', 'a b', 'a&b|c>d<e^f', '!x!', 'DOMAIN\\user', "it's", 'é']) {
    it(`${value} stands between double quotes`, () => {
      assert.deepEqual(cmdQuote(value), { ok: true, text: `"${value}"` });
    });
  }
  for (const [value, character] of [
    ['100%', '%'],
    ['a"b', '"'],
    ['a\tb', '\t'],
    ['a\\', '\\'],
    ['a\u202eb', '\u202e'],
    ['a\u2028b', '\u2028'],
    ['“a”', '“'],
  ] as const) {
    it(`${JSON.stringify(value)} cannot be written`, () => assert.deepEqual(cmdQuote(value), { ok: false, character }));
  }
});

describe('Quoting for YAML', () => {
  for (const [value, quoted] of [
    ['', '""'],
    ['plain: # no', '"plain: # no"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['日本😀é', '"日本😀é"'],
    ['a\nb\u0085\u2028', '"a\\u000ab\\u0085\\u2028"'],
    ['a\u202eb\u{e0001}', '"a\\u202eb\\U000e0001"'],
    ['no\u00a0break', '"no\\u00a0break"'],
    ['half \ud83d', '"half \ufffd"'],
  ] as const) {
    it(`${JSON.stringify(value)} → ${quoted}`, () => assert.equal(yamlQuote(value), quoted));
  }
  it('reads back, on one line without anything invisible', () => {
    fc.assert(
      fc.property(password, value => {
        const quoted = yamlQuote(value);
        assert.doesNotMatch(quoted, /\p{C}|(?! )\p{Z}/u);
        assert.deepEqual(yamlDocuments(`key: ${quoted}`), [{ key: value }]);
      }),
      runs,
    );
  });
});

describe('Quoting for rclone', () => {
  for (const [value, text] of [
    ['DOMAIN\\user@host', 'DOMAIN\\user@host'],
    [' a b ', '` a b `'],
    ['`', '```'],
    ['"', '`"`'],
  ] as const) {
    it(`${value} → ${text}`, () => assert.deepEqual(rcloneValue(value), { ok: true, text }));
  }
});

describe('Quoting for addresses', () => {
  it("encodes !'()* too", () => assert.equal(urlComponent("a!'()*b"), 'a%21%27%28%29%2Ab'));
  it('reads back as the user of an address, and is nothing else in it', () => {
    fc.assert(
      fc.property(password, value => {
        const { username, host, extra } = smbAddress(`smb://${urlComponent(value)}@10.0.0.1/s`);
        assert.deepEqual({ username, host, extra }, { username: value, host: '10.0.0.1', extra: '' });
      }),
      runs,
    );
  });
});
