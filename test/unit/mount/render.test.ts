import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Drive } from '../../../src/core/drives/drive';
import { rcloneObscure } from '../../../src/core/mount/obscure';
import { maskSnippet, renderSnippet } from '../../../src/core/mount/render';
import type { SnippetInput } from '../../../src/core/mount/render';
import type { Form } from '../../../src/core/mount/refusal';
import { targets } from '../../../src/core/mount/targets';
import { credentials, drive, input, madeUpPassword, username } from './arbitrary';
import { cmdWords, credentialsFile, powershellArgument, shellWords, smbAddress } from './readers';

const runs = { numRuns: 1000 };
const all = targets.flatMap(target => target.forms.map(form => [target.id, form] as const));

function text(target: string, form: Form, given: SnippetInput = input()): string {
  const result = renderSnippet(target, form, given);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

/** The password as it stands in a snippet. */
const written = (target: string) => (target === 'rclone' ? rcloneObscure(madeUpPassword) : madeUpPassword);

function refusal(target: string, form: Form, given: SnippetInput): unknown {
  const result = renderSnippet(target, form, given);
  assert.ok(!result.ok, 'was written');
  return result.refusal;
}

const line = (snippet: string, begin: string) => snippet.split('\n').find(each => each.startsWith(begin)) ?? '';

describe('The table of targets', () => {
  it('has these, in this order', () => {
    assert.deepEqual(
      targets.map(({ id, language, system, forms }) => `${id} ${language} ${system} ${forms.join('+')}`),
      [
        'linux shellscript linux include+prompt',
        'fstab shellscript linux include+prompt',
        'systemd shellscript linux include+prompt',
        'macos shellscript macos prompt',
        'powershell powershell windows include+prompt',
        'cmd bat windows prompt',
        'docker shellscript containers include+prompt',
        'compose yaml containers include+prompt',
        'kubernetes yaml containers include+prompt',
        'rclone ini any include+prompt',
        'uri plaintext any prompt',
      ],
    );
  });
});

describe('A snippet', () => {
  for (const [target, form] of all) {
    it(`${target} ${form} names the drive's share, and tells its target and form`, () => {
      const result = renderSnippet(target, form, input());
      assert.ok(result.ok);
      assert.match(result.text, /10\.64\.92\.2[\\/]sd1a2b3c/);
      assert.deepEqual([result.target.id, result.form], [target, form]);
    });
    it(`${target} ${form} has no newline at its end: whoever pastes it decides when it runs`, () => {
      assert.doesNotMatch(text(target, form), /\n$/);
    });
    it(`${target} ${form} ${form === 'include' ? 'holds the password once' : 'holds no secret'}`, () => {
      assert.equal(text(target, form).split(written(target)).length - 1, form === 'include' ? 1 : 0);
    });
    it(`${target} ${form} is previewed without the password`, () => {
      const masked = maskSnippet(target, form, input());
      assert.ok(masked.ok);
      assert.equal(masked.text, text(target, form).replace(written(target), '••••••••'));
    });
  }

  for (const target of ['macos', 'cmd', 'uri']) {
    it(`${target} has no include form`, () => {
      assert.deepEqual(refusal(target, 'include', input()), { kind: 'noSuchForm', target, form: 'include' });
    });
  }
  it('of an unknown target is refused', () => {
    assert.deepEqual(refusal('floppy', 'prompt', input()), { kind: 'unknownTarget', target: 'floppy' });
  });
  it('in prompt form needs no password, and ignores one', () => {
    assert.equal(text('linux', 'prompt', input({}, { password: undefined })), text('linux', 'prompt'));
    assert.equal(text('linux', 'prompt', input({}, { password: 'not\npossible' })), text('linux', 'prompt'));
  });

  const refused: readonly [string, Partial<Drive>, Partial<SnippetInput>, object][] = [
    ['an id that is none', { id: '../x' }, {}, { kind: 'badId', id: '../x' }],
    ['no mount point yet', { mountPoint: ' ' }, {}, { kind: 'noMountPoint' }],
    ['a mount point that is none', { mountPoint: '//h' }, {}, { kind: 'badMountPoint', mountPoint: '//h' }],
    ['an empty user name', { username: '' }, {}, { kind: 'usernameEmpty' }],
    ['a comma in the user name', { username: 'a,ip=1' }, {}, { kind: 'usernameHas', what: 'comma' }],
    ['no password', {}, { password: undefined }, { kind: 'passwordMissing' }],
    ['an empty password', {}, { password: '' }, { kind: 'passwordEmpty' }],
    ['a newline in the password', {}, { password: 'a\nb' }, { kind: 'passwordHas', what: 'newline' }],
    ['a relative directory', {}, { mountPath: 'x' }, { kind: 'badDirectory', template: 'x', reason: 'relative' }],
    ['an option', {}, { mountOptions: ['ip=1.2.3.4'] }, { kind: 'optionNotAllowed', name: 'ip' }],
  ];
  for (const [what, change, rest, expected] of refused) {
    it(`is refused for ${what}`, () => {
      assert.deepEqual(refusal('linux', 'include', input(change, rest)), expected);
      assert.deepEqual(refusal('fstab', 'include', input(change, rest)), expected);
      assert.deepEqual(refusal('powershell', 'include', input(change, rest)), expected);
    });
  }
  it('for cmd is refused where cmd cannot quote the user name', () => {
    const expected = { kind: 'cannotQuote', target: 'cmd', field: 'username', character: '%' };
    assert.deepEqual(refusal('cmd', 'prompt', input({ username: '100%' })), expected);
  });
});

describe('The directory of a snippet', () => {
  it('has a default for each system', () => {
    assert.equal(line(text('linux', 'include'), 'dir='), "dir='/mnt/datasets'");
    assert.match(text('macos', 'prompt'), /^ \( dir="\$HOME"'\/Paperspace\/datasets'\n/);
  });
  it('is the setting where there is one', () => {
    assert.equal(
      line(text('fstab', 'include', input({}, { mountPath: '~/d/${id}' })), 'dir='),
      `dir="$HOME"'/d/sd1a2b3c'`,
    );
    assert.match(text('macos', 'prompt', input({}, { mountPath: '/Volumes/a' })), /dir='\/Volumes\/a'/);
  });
  it('keeps two drives of one name apart', () => {
    const drives = [drive, { id: 'sd9', name: drive.name }];
    assert.equal(line(text('linux', 'include', input({}, { drives })), 'dir='), "dir='/mnt/datasets-sd1a2b3c'");
  });
  it('is octal in fstab where it has blanks', () => {
    const snippet = text('fstab', 'include', input({}, { mountPath: "/mnt/my d\\ata's" }));
    assert.equal(line(snippet, 'field='), "field='/mnt/my\\040d\\134ata'\\''s'");
  });
  it('has %25 for % where macOS decodes it, and nowhere else', () => {
    const snippet = text('macos', 'prompt', input({}, { mountPath: '/Volumes/100%' }));
    assert.match(snippet, /^ \( dir='\/Volumes\/100%'\n/);
    assert.match(snippet, /\/sd1a2b3c' '\/Volumes\/100%25' &&/);
  });
});

describe('Credentials in a snippet read back', () => {
  for (const target of ['linux', 'fstab', 'systemd']) {
    it(`${target} include: the shell's words are lines of a credentials file`, () => {
      fc.assert(
        fc.property(credentials, wanted => {
          const snippet = text(target, 'include', input({ username: wanted.username }, { password: wanted.password }));
          const [printf, format, ...lines] = shellWords(line(snippet, 'printf ').replace(/ \|$/, ''));
          assert.deepEqual([printf, format], ['printf', '%s\\n']);
          assert.deepEqual(credentialsFile(`${lines.join('\n')}\n`), wanted);
        }),
        runs,
      );
    });
    it(`${target} prompt: the user name is there, the password is the shell's variable`, () => {
      fc.assert(
        fc.property(credentials, ({ username }) => {
          const last = text(target, 'prompt', input({ username }))
            .split('\n')
            .find(each => each.startsWith("printf '"));
          const words = shellWords((last ?? '').replace(/ \|$/, ''));
          assert.deepEqual(words, ['printf', '%s\\n', `username=${username}`, 'password=$password']);
        }),
        runs,
      );
    });
  }

  it('powershell include', () => {
    fc.assert(
      fc.property(credentials, wanted => {
        const snippet = text(
          'powershell',
          'include',
          input({ username: wanted.username }, { password: wanted.password }),
        );
        const user = powershellArgument(snippet.slice(snippet.indexOf(' -UserName ') + 11));
        assert.ok(user.rest.startsWith(' -Password '));
        const secret = powershellArgument(user.rest.slice(11));
        assert.deepEqual({ username: user.value, password: secret.value }, { ...wanted });
        assert.equal(secret.rest, ' -Persistent $true -SaveCredentials\n}');
      }),
      runs,
    );
  });

  it('powershell prompt', () => {
    fc.assert(
      fc.property(credentials, ({ username }) => {
        const snippet = text('powershell', 'prompt', input({ username }));
        const user = powershellArgument(snippet.slice(snippet.indexOf('-UserName ') + 10));
        assert.equal(user.value, username);
        assert.ok(user.rest.startsWith(" -Message 'Password of the shared drive'\n"));
      }),
      runs,
    );
  });

  for (const target of ['uri', 'macos']) {
    it(`${target}: the address has the user, host and share, and nothing else`, () => {
      fc.assert(
        fc.property(credentials, ({ username }) => {
          const snippet = text(target, 'prompt', input({ username, mountPoint: '\\\\Host.example\\a$b' }));
          const quoted = /mount -t smbfs ('[^']*') /.exec(snippet)?.[1];
          const [address = ''] = target === 'uri' ? [snippet] : shellWords(quoted ?? '');
          const read = smbAddress(address);
          assert.deepEqual(read, { username, host: 'Host.example', share: 'a$b', extra: '' });
        }),
        runs,
      );
    });
  }

  it('cmd: share and user name are read back, but for those that are refused', () => {
    const [seed, names] = [Date.now() % 2 ** 31, new Set<string>()];
    for (const name of fc.sample(username, { seed, numRuns: 20 * runs.numRuns })) {
      const result = renderSnippet('cmd', 'prompt', input({ username: name }));
      if (!result.ok) continue;
      const expected = ['net', 'use', 'Z:', '\\\\10.64.92.2\\sd1a2b3c', '*', `/user:${name}`, '/persistent:yes'];
      assert.deepEqual(cmdWords(result.text), expected, `seed ${seed}`);
      if (names.add(name).size === runs.numRuns) return;
    }
    assert.fail(`only ${names.size} were written, seed ${seed}`);
  });
});

it('The PowerShell snippet maps the first letter from D to Z that no drive and no share has', () => {
  const snippet = text('powershell', 'include');
  const free = '[char[]](68..90) | Where-Object { -not ($used -like "${_}:*") } | Select-Object -First 1';
  assert.ok(snippet.includes('$used = @([IO.DriveInfo]::GetDrives().Name) + @(Get-SmbMapping).LocalPath\n'));
  assert.ok(snippet.includes(`$free = ${free}\n`));
  assert.ok(snippet.includes('New-SmbMapping -LocalPath "${free}:" '));
});

describe('The shape of the Linux snippets', () => {
  const linux = all.filter(([target]) => ['linux', 'fstab', 'systemd'].includes(target));

  for (const [target, form] of linux) {
    it(`${target} ${form} is one compound command after a blank`, () => {
      assert.match(text(target, form), /^ \( [^]* \)$/);
    });
    it(`${target} ${form} has nothing in its script that an interactive shell would obey or complete`, () => {
      const [, script = ''] = /sh -c '([^']*)' sh /.exec(text(target, form)) ?? [];
      assert.ok(script.length > 500);
      assert.doesNotMatch(script, /[!'\t]|[^\n -~]/);
    });
    it(`${target} ${form} leaves the user's shell as it is`, () => {
      const [before = ''] = text(target, form).split("sh -c '");
      assert.doesNotMatch(before, /\b(?:set -|exit|umask|cd)\b|<</);
    });
    it(`${target} ${form} gives uid, gid, modes and the chosen options`, () => {
      const snippet = text(target, form, input({}, { mountOptions: ['vers=3.0', 'mfsymlinks', 'dir_mode=0700'] }));
      const options = 'uid=$(id -u),gid=$(id -g),file_mode=0755,dir_mode=0700,vers=3.0,mfsymlinks';
      assert.ok(snippet.includes(` "${options}"`), snippet);
    });
  }
});
